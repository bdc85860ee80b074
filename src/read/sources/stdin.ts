import { MAX_BYTES } from "../limits.js";
import type { Source } from "../source.js";
import { tooLarge } from "./file.js";

/** Standard input, read to its end. */
export function stdinSource(stdin: AsyncIterable<Uint8Array | string> | undefined): Source {
  const load = async () => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of stdin ?? []) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > MAX_BYTES) throw tooLarge();
      chunks.push(bytes);
    }
    return Buffer.concat(chunks);
  };
  return { file: "-", explicit: true, load };
}
