import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { FreeNames } from "../../names/free.js";
import { camelCase } from "../../names/spelling.js";
import type { Finding } from "./collect.js";
import { REDACTED } from "./shapes.js";

/** The variables that took the place of credentials: one a value, in a name that neither the collection nor another value has. */
export class CredentialVariables {
  private readonly free: FreeNames;
  /** How many texts of a place had something replaced. */
  private readonly replaced = new Map<string, number>();
  private readonly byValue = new Map<string, { variable: string; places: Set<string> }>();

  constructor(taken: Iterable<string>) {
    this.free = new FreeNames(taken);
  }

  variableFor({ name, value, place }: Finding): string {
    const id = `${name.join(" ")}\0${value}`;
    const known = this.byValue.get(id);
    if (known) {
      known.places.add(place);
      return `{{${known.variable}}}`;
    }
    const variable = this.free.take(camelCase(name) || "credential");
    this.byValue.set(id, { variable, places: new Set([place]) });
    return `{{${variable}}}`;
  }

  /** Counts a text at this place, in which something was replaced and no variable was made. */
  addReplaced(place: string): void {
    this.replaced.set(place, (this.replaced.get(place) ?? 0) + 1);
  }

  /**
   * Reports to the user: one diagnostic a variable, then one a place. A variable that no request uses, as that of a
   * disabled header, is none that anybody could give.
   */
  *diagnostics(used: ReadonlySet<string>): Generator<Diagnostic> {
    for (const { variable, places } of this.byValue.values()) {
      const [first = "$"] = [...places].sort();
      const credential = `a possible credential${places.size === 1 ? "" : ` in ${places.size} items`}`;
      yield used.has(variable)
        ? {
            ...leftOut(`${credential} became the variable "${variable}"`, GIVE),
            subject: `variable "${variable}"`,
            place: { path: first },
          }
        : { ...leftOut(`${credential} was left out; no request sends it`, REVOKE), place: { path: first } };
    }
    for (const [path, count] of this.replaced) {
      const message =
        count === 1
          ? `a possible credential was replaced by ${REDACTED}`
          : `possible credentials in ${count} texts were replaced by ${REDACTED}`;
      yield { ...leftOut(message, REVOKE), count, place: { path } };
    }
  }
}

/** A diagnostic about a credential that is in no output. */
export function leftOut(message: string, hint: string): Diagnostic {
  return { severity: "warning", code: "PC2001", message, hint };
}

/** Advice about a credential that a request sends. */
export const GIVE =
  "give it at run time: createClient({ variables }), or the environment of a script; make it a variable in Postman too";

/** All that is left to do about a credential that nobody has to give. */
const REVOKE = "revoke it if it is real: whoever has the collection file has it";
