import type { Diagnostic } from "../../diagnostics/diagnostic.js";

/** A target cannot be emitted; `diagnostics` say why. */
export class EmitError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics[0]?.message);
    this.name = "EmitError";
    this.diagnostics = diagnostics;
  }
}
