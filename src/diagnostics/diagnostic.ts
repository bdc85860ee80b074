/** How much a diagnostic matters: an `error` fails the run, a `warning` does not, an `info` is shown with --verbose. */
export type Severity = "error" | "warning" | "info";

/** Where in the user's input something is. Lines and columns count from 1. */
export interface Place {
  /** Path as the user gave it, `-` for stdin. */
  file?: string;
  /** JSON path from the root of the collection, such as `$.item[0].request.url`. */
  path?: string;
  line?: number;
  column?: number;
}

/** One thing the user should know. Every stage reports through this type and none prints. */
export interface Diagnostic {
  severity: Severity;
  /** Stable, `PC` and four digits; docs/diagnostics.md lists each. */
  code: DiagnosticCode;
  message: string;
  place?: Place;
  /** Advice for the user. */
  hint?: string;
  /** Its subject in a word or two, if the place does not give it. */
  subject?: string;
  /** How many faults it stands for; absent: one. */
  count?: number;
}

/**
 * Every code there is, with a short title. docs/diagnostics.md is checked against this table.
 * 1xxx input, 2xxx collection content, 3xxx output, 4xxx configuration and usage, 5xxx faults of our
 * own.
 */
export const DIAGNOSTIC_CODES = {
  PC1001: "input cannot be read",
  PC1002: "input is not JSON",
  PC1003: "input is not a Postman collection",
  PC1004: "request is of another protocol than HTTP",
  PC1005: "no collection found",
  PC1006: "environment is not usable",
  PC1007: "collection has no requests",
  PC1008: "part of the collection has the wrong shape",
  PC1009: "input has a fault that loses nothing",
  PC1010: "input cannot be downloaded",
  PC1012: "input is too large",
  PC2001: "credential left out of the output",
  PC2002: "auth kind is not supported",
  PC2003: "auth has no credential in the collection",
  PC2004: "request has no URL",
  PC2005: "variable refers to itself",
  PC2006: "dynamic variable is not known",
  PC2007: "request body cannot be sent by fetch",
  PC2008: "method cannot be sent by fetch",
  PC2009: "variables without a value",
  PC2012: "variable grows too large",
  PC2013: "sample is too large",
  PC2014: "Content-Length cuts the body short",
  PC2015: "header cannot be sent by HTTP",
  PC2016: "Host header cannot be sent by fetch",
  PC2017: "header belongs to the connection",
  PC2018: "saved response is not JSON",
  PC2019: "integers that JavaScript rounds",
  PC2020: "script is not understood",
  PC3001: "output cannot be written",
  PC3002: "output path is outside the output folder",
  PC3003: "output is not up to date",
  PC3004: "generated code does not type-check",
  PC3005: "generated text could not be formatted",
  PC3006: "file in the way is not ours",
  PC3007: "another run is at work",
  PC3008: "orphaned output directory",
  PC3009: "edits by hand are overwritten",
  PC4001: "configuration is not valid",
  PC4002: "template is not usable",
  PC4003: "--only matches nothing",
  PC4004: "wrong usage",
  PC4005: "override matches nothing",
  PC4006: "language of the pages is not available",
  PC4007: "custom target failed",
  PC5001: "fault of postman-codegen",
} as const;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

/** Collects what the stages report. */
export type Report = (diagnostic: Diagnostic) => void;
