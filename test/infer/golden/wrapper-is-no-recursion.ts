// GetThingResponse: GetThingResponse
// GetOwnerResponse: GetOwnerResponse

export interface GetThingResponse {
  data: {
    data: {
      id: number;
      title: string;
    };
  };
}

export interface GetOwnerResponse {
  id: number;
  owner: {
    id: number;
    owner: string;
  };
}
