// getPet: GetPetResponse
// getUser: GetUserResponse
// deletePet: DeleteResponse
// deleteUser: DeleteResponse

// group pets

export interface GetPetResponse {
  success: boolean;
  data: {
    id: number;
    name: string;
    breed: string;
  };
  meta: Meta;
  next: unknown;
}

// group users

export interface GetUserResponse {
  success: boolean;
  data: {
    /** Format: email. */
    email: string;
  };
  meta: Meta;
  next: unknown;
}

// shared

export interface Meta {
  took: number;
  server: string;
}

export interface DeleteResponse {
  deleted: boolean;
  id: number;
}
