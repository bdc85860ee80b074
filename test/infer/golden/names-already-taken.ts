// a: RecordInfo
// b: PromiseItem[]
// c: Delete
// d: _2Fast
// e: RiBenYu
// f: PrivetMir
// g: Unnamed

export interface RecordInfo {
  error: RecordError;
  date: RecordDate;
}

export interface RecordError {
  code: number;
  reason: string;
  stack: string;
  line: number;
  column: number;
  file: string;
}

export interface RecordDate {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

export interface PromiseItem {
  string: string;
  value: number;
}

export interface Delete {
  a: number;
}

export interface _2Fast {
  b: number;
}

export interface RiBenYu {
  c: number;
}

export interface PrivetMir {
  d: number;
}

export interface Unnamed {
  e: number;
}
