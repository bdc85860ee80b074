// GetPricesResponse: GetPricesResponse

export interface GetPricesResponse {
  byProduct: {
    [key: string]: {
      price: number;
      stock: number;
      note?: string;
    };
  };
  byYear: Record<string, number>;
  byDay: {
    [key: string]: {
      hour: number;
      price: number;
    }[];
  };
  byObjectId: Record<string, boolean>;
  paths: {
    [key: string]: {
      get: string;
      delete?: string;
    };
  };
  additional: Record<string, string>;
  files: {
    [key: string]: {
      size: number;
    };
  };
}
