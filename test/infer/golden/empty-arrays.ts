// Cart: Cart

export interface Cart {
  items: {
    sku: string;
    quantity: number;
  }[];
  coupons: unknown[];
  notes: unknown[][];
  matrix: number[][];
}
