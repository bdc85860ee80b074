// class: Class

export interface Class {
  ["__proto__"]: {
    constructor: number;
    toString: string;
  };
  constructor: {
    prototype: unknown[];
  };
  "a b": number;
  "9lives": number;
  'quote"d': number;
  /** Format: date. */
  "*/ evil": string;
  "new\nline": number;
  "line\u2028end": number;
  "": number;
  üñí: number;
  日本: number;
  "${x}": number;
  "`": number;
  hasOwnProperty: boolean;
}
