// CreateShipmentBody: CreateShipmentBody

export interface CreateShipmentBody {
  reference: string;
  parcels: CreateShipmentParcel[];
  options: {
    pickup: {
      /** Format: date. */
      date: string;
      from: string;
    };
    saturday: boolean;
  };
}

export interface CreateShipmentParcel {
  weight: number;
  length: number;
  width: number;
  height: number;
  contents: {
    sku: string;
    quantity: number;
    value: {
      amount: number;
      currency: string;
    };
  }[];
  label: {
    format: string;
    size: string;
  };
  insured: boolean;
}
