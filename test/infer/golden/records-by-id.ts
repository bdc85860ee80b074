// GetPricesResponse: GetPricesResponse

export interface GetPricesResponse {
  byProduct: Record<
    string,
    {
      price: number;
      stock: number;
      note?: string;
    }
  >;
  byYear: Record<string, number>;
  byDay: Record<
    string,
    {
      hour: number;
      price: number;
    }[]
  >;
  byObjectId: Record<string, boolean>;
  paths: Record<
    string,
    {
      get: string;
      delete?: string;
    }
  >;
  additional: Record<string, string>;
}
