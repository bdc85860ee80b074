// Text: string
// Count: number
// Flags: boolean[]
// TextOrCount: string | number | null
// ObjectOrList: ObjectOrList | ObjectOrList[]
// Grid: number[][]
// ById: { [key: string]: { n: number; } }

export interface ObjectOrList {
  id: number;
  a: number;
}
