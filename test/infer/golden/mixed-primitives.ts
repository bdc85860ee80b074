// Setting: Setting

export interface Setting {
  value: string | number | boolean;
  values: (
    | string
    | number
    | boolean
    | {
        from: number;
        to: number;
      }
    | null
  )[];
  limit: string | number | null;
}
