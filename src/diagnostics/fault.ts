import type { Diagnostic, Place } from "./diagnostic.js";

/** Characters of the message. The rest is left out, since it may quote the input. */
const MAX_MESSAGE = 200;

/** Frames that tell where a fault is; `--verbose` shows more. */
const MAX_FRAMES = 3;

/**
 * An error that nobody expected, as a diagnostic. Its message may quote anything, so that only a little of it is shown, once
 * `redact` has taken out what looks like a credential.
 */
export function faultOf(
  error: unknown,
  { redact, place }: { redact: (text: string) => string; place?: Place },
): Diagnostic {
  const frames = framesOf(error).slice(0, MAX_FRAMES);
  const where = frames.length === 0 ? "" : `, with these lines: ${frames.join(", ")}`;
  return {
    severity: "error",
    code: "PC5001",
    message: `internal error: ${messageOf(error, redact)}`,
    ...(place === undefined ? {} : { place }),
    hint: `this is a fault of postman-codegen: please report it${where}`,
  };
}

/** Where an error was made, innermost first, without the folders of this machine. */
export function framesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { stack = "", message } = error;
  // The message comes first, and may have lines that look like frames.
  const start = stack.includes(message) ? stack.indexOf(message) + message.length : 0;
  return stack
    .slice(start)
    .split("\n")
    .flatMap((line) => {
      const [, name = "", file = "", position = ""] =
        /^ {4}at (?:((?:async |new )?[\w$.<>]{1,80}) \()?((?:file:\/\/|node:|[A-Z]:\\|\/)[^()]{1,1000}?)((?::\d{1,9}){2})\)?$/.exec(
          line,
        ) ?? [];
      if (file === "") return [];
      return [`at ${name === "" ? "" : `${name} `}(${withoutFolders(file)}${position})`];
    });
}

/** From the folder that tells most: a package, or a folder of ours. */
function withoutFolders(file: string): string {
  if (file.startsWith("node:")) return file;
  const parts = file.split(/[\\/]/);
  const start = Math.max(
    parts.lastIndexOf("node_modules") + 1,
    parts.lastIndexOf("dist"),
    parts.lastIndexOf("src"),
  );
  return parts.slice(start > 0 ? start : -1).join("/");
}

function messageOf(error: unknown, redact: (text: string) => string): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  const [line = ""] = message.trim().split(/[\r\n\u2028\u2029]/, 1);
  const shown = redact(line);
  return shown.length > MAX_MESSAGE ? `${shown.slice(0, MAX_MESSAGE - 3)}...` : shown;
}
