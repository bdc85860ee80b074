import { replaceHidden, visibleJson } from "../visible.js";

/**
 * Text from outside for a terminal or a log, on one line. What would move the cursor, reorder what is shown or be a
 * command to a CI system is made visible.
 */
export function printable(text: string): string {
  return replaceHidden(text.replace(BREAKS, " "))
    .replace(/\uFFFD+/g, "\uFFFD")
    .replace(AZURE_COMMAND, "# ")
    .replace(GITHUB_COMMAND, "$1: ");
}

const BREAKS = /[\t-\r\x85\u2028\u2029]+/g;

/**
 * The signs of commands: `##vso[`, `##[`, `##teamcity[` anywhere, `::` at the beginning of a line. A space breaks them.
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 */
const AZURE_COMMAND = /#(?=#[\w.-]*\[)/g;

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const GITHUB_COMMAND = /^(\s*):(?=:)/;

/** JSON for the standard output, which a CI system may read as a log. */
export function printableJson(value: unknown): string {
  return visibleJson(value).replaceAll("##", "#\\u0023");
}
