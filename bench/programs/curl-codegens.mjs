// Postman's own generator of curl commands, one file a request.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

import codegen from "postman-code-generators/codegens/curl/index.js";
import postman from "postman-collection";

const [input, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
let count = 0;
new postman.Collection(JSON.parse(readFileSync(input, "utf8"))).forEachItem((item) => {
  codegen.convert(item.request, {}, (error, text) => {
    if (error) throw error;
    writeFileSync(`${out}/${String((count += 1))}.sh`, text);
  });
});
