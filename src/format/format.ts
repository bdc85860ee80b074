import { dirname } from "node:path";

import type { Options } from "prettier";

import type { Report } from "../diagnostics/diagnostic.js";
import type { PlannedFile } from "../emit/core/planned-file.js";
import { ConfigFiles } from "./config-files.js";
import { formatWithOxfmt } from "./oxfmt.js";
import { sourceHash } from "./source-hash.js";

export interface FormatterOptions {
  report: Report;
}

/** A file as an earlier run left it. */
export interface FormattedBefore {
  /** As in {@link FormattedFile}. */
  source: string;
  /** The text as it stands on disk; undefined where it is no longer what was written. */
  read(): string | undefined;
}

export interface FormattedFile {
  content: string;
  /** Identifies what Prettier made the content from, for the next run; absent where it did not. */
  source?: string;
}

export interface Formatter {
  /** Formats a file as Prettier would in its place. Never fails: a file that cannot be formatted is reported and kept. */
  format(file: PlannedFile, absolutePath: string, before?: FormattedBefore): Promise<FormattedFile>;
}

/**
 * Makes a formatter that follows the Prettier configuration of each file's folder, .editorconfig included. `.prettierignore`
 * is not read: it says what `prettier .` should leave alone, not how generated code looks.
 *
 * TypeScript is formatted by oxfmt, which gives Prettier's text many times as fast and off the main thread. Prettier itself
 * reads configurations, and formats where oxfmt lacks an option or cannot be loaded. All of `prettier` is loaded then rather
 * than `prettier/standalone`: only the former finds configurations.
 */
export function createFormatter({ report }: FormatterOptions): Formatter {
  const prettier = lazily(() => import("prettier"));
  const configFiles = new ConfigFiles();
  const badConfigs = new Set<string>();

  async function optionsFor(path: string): Promise<Options> {
    if (!configFiles.has(dirname(path))) return {};
    const { resolveConfig } = await prettier();
    try {
      return (await resolveConfig(path, { editorconfig: true })) ?? {};
    } catch (error) {
      const message = firstLine(error);
      if (!badConfigs.has(message)) {
        badConfigs.add(message);
        report({
          severity: "warning",
          code: "PC3005",
          message: `the Prettier configuration for ${dirname(path)} cannot be used: ${message}`,
          hint: "the output is laid out with Prettier's defaults",
        });
      }
      return {};
    }
  }

  return {
    async format(file, absolutePath, before) {
      if (!file.format) return { content: file.content };
      const options = await optionsFor(absolutePath);
      if (file.formatted !== undefined && Object.keys(options).length === 0)
        return { content: file.formatted };
      if (file.format === "typescript") {
        const content = await formatWithOxfmt(file.content, options);
        if (content !== undefined) return { content };
      }
      const { format, version } = await prettier();
      const source = sourceHash(file.content, version, options);
      if (source !== undefined && before?.source === source) {
        const content = before.read();
        if (content !== undefined) return { content, source };
      }
      try {
        const content = await format(file.content, { ...options, filepath: absolutePath });
        return source === undefined ? { content } : { content, source };
      } catch (error) {
        report({
          severity: "warning",
          code: "PC3005",
          message: `${file.path} is written without layout: ${firstLine(error)}`,
          place: { file: absolutePath },
        });
        return { content: file.content };
      }
    },
  };
}

function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0] as string;
}
