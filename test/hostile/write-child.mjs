/** Writes one collection: the options of `writeCollection` come as JSON on stdin, its result goes to stdout. */
import { text } from "node:stream/consumers";

import { writeCollection } from "../../src/write/write.js";

const options = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(await writeCollection(options)));
