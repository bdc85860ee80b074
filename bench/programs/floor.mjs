// The least that a generator does: reads its input, parses it, writes as many bytes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const [input, out] = process.argv.slice(2);
const text = readFileSync(input, "utf8");
JSON.parse(text);
mkdirSync(out, { recursive: true });
writeFileSync(`${out}/same`, text);
