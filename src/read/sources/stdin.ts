import type { Source } from "../source.js";

/** Standard input, read to its end. */
export function stdinSource(stdin: AsyncIterable<Uint8Array | string> | undefined): Source {
  const load = async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stdin ?? []) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  };
  return { file: "-", explicit: true, load };
}
