// Part of the runtime of postman-codegen. Do not edit.
import type { Transport } from "./transport.js";

/** Operations with their transport filled in; folders are objects in which the same holds. */
export type Bound<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (
    transport: Transport,
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Result
    : Bound<Operations[Name]>;
};

type Operation = (transport: Transport, ...args: readonly unknown[]) => unknown;

/** Gives every operation of a module, and of the modules in it, the transport to send with. */
export function bind<Operations extends object>(
  transport: Transport,
  operations: Operations,
): Bound<Operations> {
  const bound = Object.entries(operations).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === "function"
      ? (...args: readonly unknown[]) => (member as Operation)(transport, ...args)
      : bind(transport, member as object),
  ]);
  return Object.fromEntries(bound) as Bound<Operations>;
}
