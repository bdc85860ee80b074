import type { AuthRequest, Template } from "../types.js";

/** A template, or a function that fetches the credential when a request needs it. */
export type Credential = Template | (() => string | Promise<string>);

export async function credentialOf(credential: Credential, request: AuthRequest): Promise<string> {
  return typeof credential === "function" ? credential() : request.resolve(credential);
}

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
