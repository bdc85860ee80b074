// plans: Plan[]
// accounts: Account[]
// apps: App[]
// app: App

// group plans

export interface Plan {
  id: number;
  name: string;
  price: number;
  seats: number;
}

// group accounts

export interface Account {
  id: string;
  plan: {
    id: number;
    name: string;
    price: number;
    seats: number;
    /** Format: date. */
    since: string;
  };
}

// group apps

export interface App {
  id: number;
  slug: string;
  name: string;
  url: string;
  permissions: {
    checks?: string;
    issues: string;
    pages?: string;
  };
}
