import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { plural } from "../../diagnostics/plural.js";
import { FreeNames } from "../../names/free.js";
import { camelCase } from "../../names/spelling.js";
import type { Finding } from "./collect.js";

/** Names the variables: one a value, in a name that neither the collection nor another value has. */
export class CredentialVariables {
  private readonly free: FreeNames;
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

  /**
   * What the user should know of them. A variable that no request uses, as that of a disabled header, is none that anybody
   * could give.
   */
  *diagnostics(used: ReadonlySet<string>): Generator<Diagnostic> {
    for (const { variable, places } of this.byValue.values()) {
      const [first] = [...places].sort();
      const leftOut = `literal credential left out in ${plural(places.size, "place")}`;
      yield {
        severity: "warning",
        code: "PC2001",
        place: { path: first as string },
        ...(used.has(variable)
          ? {
              message: `${leftOut}; it is now the variable "${variable}"`,
              hint: `give it at run time: createClient({ variables: { ${variable}: ... } }), or ${variable}=... before a script; better, make it a variable in Postman too`,
            }
          : { message: `${leftOut} that no request sends`, hint: REVOKE }),
      };
    }
  }
}

/** All that is left to do about a credential that nobody has to give. */
export const REVOKE = "revoke it if it is real: whoever has the collection file has it";
