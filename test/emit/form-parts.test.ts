import { expect, test } from "vitest";

import type { FormPart } from "../../src/read/model.js";
import { request } from "../ir/make.js";
import { client } from "./client.js";

const text = (value: string): FormPart => ({ key: "a", value, type: "text" });
const file = (...src: string[]): FormPart => ({ key: "a", value: null, type: "file", src });
const off = (part: FormPart): FormPart => ({ ...part, disabled: true });

test.each<[what: string, parts: FormPart[], type: string]>([
  ["text", [text("x")], "string"],
  ["a file", [file("x.txt")], "Blob"],
  ["files of one part", [file("x.txt", "y.txt")], "Blob | readonly (Blob)[]"],
  ["files of two parts", [file("x.txt"), file("y.txt")], "Blob | readonly (Blob)[]"],
  ["a file or text", [file("x.txt"), off(text("x"))], "Blob | string"],
  ["a file and text", [file("x.txt"), text("x")], "Blob | string | readonly (Blob | string)[]"],
  [
    "a file and numbers",
    [file("x.txt"), text("1")],
    "Blob | string | number | readonly (Blob | string | number)[]",
  ],
])("%s under one name", async (_, formdata, type) => {
  const { resource } = await client([
    request("send", { method: "POST", body: { mode: "formdata", formdata } }),
  ]);
  expect(resource).toContain(`body: { a: ${type}; }`);
});
