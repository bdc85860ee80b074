// Part of the runtime of postman-codegen. Do not edit.
import type { AuthRequest } from "../types.js";
import { type Credential, credentialOf } from "./credential.js";

/** Reads the options of a scheme for one request; one that is not there is empty. */
export function optionReader<Options extends { [Name in keyof Options]: Credential | undefined }>(
  options: Options,
  request: AuthRequest,
): (name: keyof Options) => Promise<string> {
  return (name) => credentialOf(options[name] ?? "", request);
}

/** Whether an option that Postman has a check box for is on. */
export function isOn(option: string): boolean {
  return option !== "" && option !== "false";
}
