/** What Azure Pipelines, GitHub Actions and TeamCity read as a command in a log. */
export const COMMAND_OF_CI = /##[\w.-]*\[|^\s*::/m;

/** Controls, and marks that change the direction of text. */
export const HIDDEN_CHARACTER =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
