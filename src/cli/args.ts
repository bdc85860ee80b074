/** The options of the main command, as given. */
export interface CliOptions extends CommonOptions {
  out?: string;
  target?: string[];
  config?: string;
  templates?: string;
  languages?: string[];
  check?: true;
  verify?: true;
  dryRun?: true;
  watch?: true;
}

/** The options that `inspect` takes too. */
export interface CommonOptions {
  environment?: string[];
  only?: string[];
  json?: true;
  quiet?: true;
  verbose?: true;
  /** False with --no-color. */
  color: boolean;
}

/** A command line of the main command. */
export interface ParsedArgs {
  inputs: string[];
  options: CliOptions;
}
