// GetChainResponse: GetChainResponse

export interface GetChainResponse {
  head: GetChainHead;
}

export interface GetChainHead {
  value: number;
  next: GetChainHead | null;
}
