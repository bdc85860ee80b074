// CreateAddressBody: CreateAddressBody

export interface CreateAddressBody {
  lines: {
    line1: string;
    line2: string;
  };
  hours: CreateAddressHours;
  metadata: {
    customer: string;
    order_no: string;
  };
}

export interface CreateAddressHours {
  monday: {
    open: string;
    close: string;
  };
  tuesday: {
    open: string;
    close: string;
  };
  sunday: {
    open: string;
    close: string;
  };
}
