// list: ListBooksResponse
// get: Book
// add: AddBookBody
// order: GetOrderResponse
// shelf: GetShelfResponse
// users: ListUsersResponse

// group books

export interface ListBooksResponse {
  items: Book[];
  page: number;
  total: number;
}

export interface Book {
  id: string;
  title: string;
  subtitle?: string;
  price: Price;
  stock: number;
  cover?: string | null;
}

export interface Price {
  amount: number;
  currency: string;
}

export interface AddBookBody {
  title: string;
  price: Price;
  stock: number;
  cover: string;
}

// group orders

export interface GetOrderResponse {
  number: number;
  book: {
    id: string;
    title: string;
    stock: number;
  };
}

// group shelves

export interface GetShelfResponse {
  room: number;
  book: {
    id: number;
    title: string;
    price: string;
    stock: string;
  };
}

// group users

export interface ListUsersResponse {
  items: {
    id: string;
    /** Format: email. */
    mail: string;
  }[];
  page: number;
  total: number;
}
