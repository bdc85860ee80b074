// list: ListPetsResponse
// get: Pet

export interface ListPetsResponse {
  items: Pet[];
  nextPageToken: string;
}

export interface Pet {
  id: number;
  name: string;
  tag?: string;
}
