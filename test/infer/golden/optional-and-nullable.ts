// User: User

export interface User {
  id: number;
  name: string;
  nickname: string | null;
  manager: {
    id: number;
  } | null;
  age?: number;
  /** Format: email. */
  email?: string;
}
