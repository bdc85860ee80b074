import { isRecord, type Json, text } from "../normalize/values.js";
import type { ForeignFormat } from "./format.js";

/** The part of an error's text that a message quotes, in characters: its first sentence or two. */
const MAX_ERROR_TEXT = 200;

/** An error that the Postman API answered in place of a collection. */
export const apiError: ForeignFormat = {
  kind: "foreign",
  detectJson: ({ error, info, item }) => isRecord(error) && (info === undefined || item === undefined),
  describe: (json) => {
    const words = errorText(json);
    return {
      description: `it is an error that the Postman API answered${words ? `: ${words}` : ""}`,
      hint: "check the id of the collection and the API key, and fetch it again",
    };
  },
};

function errorText({ error }: Json): string {
  const { name, message } = isRecord(error) ? error : {};
  const words = [name, message].flatMap((part) => text(part) ?? []).join(": ");
  return words.slice(0, MAX_ERROR_TEXT);
}

/** Postman's export of all data of an account, or the API's list of collections. */
export const dataDump: ForeignFormat = {
  kind: "foreign",
  detectJson: ({ collections }) => Array.isArray(collections),
  describe: ({ collections }) => ({
    description: `it is an export of ${(collections as unknown[]).length} collections at once`,
    hint: "export the collections one by one, or take them out of `collections` into a file each",
  }),
};
