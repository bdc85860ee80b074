// getPet404: ApiErrorBody
// getUser404: ApiErrorBody
// createUser400: CreateUserBadRequest
// getPet: GetPetResponse

// group users

export interface CreateUserBadRequest {
  errors: {
    field: string;
    message: string;
  }[];
}

// group pets

export interface GetPetResponse {
  id: number;
  name: string;
}

// shared

export interface ApiErrorBody {
  code: string;
  message: string;
}
