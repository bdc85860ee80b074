// CreateCustomerBody: CreateCustomerBody
// CreateServerBody: CreateServerBody

export interface CreateCustomerBody {
  address: CreateCustomerAddress;
  name: string;
}

export interface CreateCustomerAddress {
  street: string;
  number: number;
  city: string;
  zip: string;
  country: string;
  state: unknown;
}

export interface CreateServerBody {
  address: CreateServerAddress;
  name: string;
}

export interface CreateServerAddress {
  ip: string;
  port: number;
  protocol: string;
  zone: string;
  host: string;
  v6: boolean;
}
