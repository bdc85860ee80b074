// GetOrderResponse: GetOrderResponse
// GetPaymentResponse: GetPaymentResponse
// GetRefundResponse: GetRefundResponse

export interface GetOrderResponse {
  total: Amount;
  tax: Amount;
  owner: {
    id: number;
    name: string;
  };
  team: {
    id: number;
    name: string;
  };
  shop: {
    id: number;
    name: string;
  };
}

export interface Amount {
  value: number;
  currency: string;
}

export interface GetPaymentResponse {
  amount: Amount;
  paid: boolean;
}

export interface GetRefundResponse {
  amount: Amount;
  refunded: boolean;
}
