// CreateProductBody: CreateProductBody

export interface CreateProductBody {
  name: Record<string, string>;
  description: Record<string, string>;
  labels: Record<string, string>;
  range: {
    is: number;
    to: number;
  };
  ids: {
    id: string;
    no: string;
  };
}
