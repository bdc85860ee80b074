// CreateOrderBody: CreateOrderBody

export interface CreateOrderBody {
  /** Format: uuid. */
  id: string;
  name: string;
  quantity: number;
  weight: number;
  total: number;
  views: number;
  rate: number;
  paid: boolean;
  /** Format: date-time. */
  createdAt: string;
  /** Format: date. */
  dueOn: string;
  /** Format: email. */
  contact: string;
  /** Format: uri. */
  callback: string;
  tags: string[];
  extra: Record<string, unknown>;
  nothing: unknown;
  token: string;
  parent: unknown;
  real: string;
}
