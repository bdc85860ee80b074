// Event: Event

export interface Event {
  /** Format: uuid. */
  id: string;
  /** Format: date-time. */
  at: string;
  /** Format: date. */
  on: string;
  /** Format: uri. */
  link: string;
  /** Format: email. */
  mail: string;
  seen: string;
  /** Format: date-time. */
  until: string | null;
}
