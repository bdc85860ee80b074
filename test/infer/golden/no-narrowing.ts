// GetJobResponse: GetJobResponse

export interface GetJobResponse {
  status: string;
  progress: number;
  ok: boolean;
}
