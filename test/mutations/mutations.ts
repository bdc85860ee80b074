/** A protection, how to take it out of the source, and the test that has to notice. */
export interface Mutation {
  /** What is taken out, as SECURITY.md calls it. */
  protection: string;
  file: string;
  /** Occurs once in the file. */
  find: string;
  replace: string;
  test: string;
  /** A part of the names of the tests in that file that notice. */
  name: string;
  /** The quick share of the hostile tests, which `npm test` runs, does not notice. */
  full?: true;
  /** Without the protection the test would take for ever, or all memory: not ending is how it fails. */
  endless?: true;
  /** What the test runs is the built program. */
  built?: true;
}

type Place = Omit<Mutation, "test">;

const INJECTION: Place[] = [
  {
    protection: "`*/` in doc comments",
    file: "src/typescript.ts",
    find: String.raw`.replace(/\*\//g, "*\\/")`,
    replace: "",
    name: '"*/"',
  },
  {
    protection: "`__proto__` as a key of an object literal",
    file: "src/typescript.ts",
    find: `if (name === "__proto__") return '["__proto__"]';`,
    replace: "",
    name: '"__proto__"',
    full: true,
  },
  {
    protection: "quotes in words of a script",
    file: "src/emit/curl/shell.ts",
    find: String.raw`text.replaceAll("'", String.raw` + "`'\\''`)",
    replace: "text",
    name: "x27; evil",
  },
  {
    protection: "names of headers that curl would read as files",
    file: "src/emit/curl/headers.ts",
    find: `TOKEN.test(replaceReferences(name, "x")) && `,
    replace: "",
    name: '"@/etc/hosts"',
    full: true,
  },
];

const SCRIPTS: Place[] = [
  {
    protection: "protocols other than HTTP",
    file: "src/emit/curl/emit.ts",
    find: `!follows ? [] : ["--proto =http,https"])`,
    replace: "!follows ? [] : [])",
    name: "the environment: file://DIR/secret.txt",
  },
  {
    protection: "redirects to protocols other than HTTP",
    file: "src/emit/curl/emit.ts",
    find: "isHttp(url) && !follows ?",
    replace: "isHttp(url) ?",
    name: "is not followed to another protocol",
  },
  {
    protection: "URLs that begin with `@`",
    file: "src/emit/curl/checks.ts",
    find: "(start) => start.length > 0",
    replace: "(start) => start.length < 0",
    name: "the environment: @secret.txt",
  },
  {
    protection: "line breaks in values for headers",
    file: "src/emit/curl/checks.ts",
    find: "if (distinct.size === 0) return [];",
    replace: "if (distinct.size >= 0) return [];",
    name: "begins no header: nothing is sent",
  },
  {
    protection: "line breaks in types of forms",
    file: "src/emit/curl/emit.ts",
    find: "[...headers.sent, ...formTypes(operation)]",
    replace: "[...headers.sent, ...formTypes(operation).slice(9)]",
    name: "is in no type of a form",
  },
  {
    protection: "methods that HTTP does not have",
    file: "src/emit/curl/emit.ts",
    find: "return TOKEN.test(method) ? undefined",
    replace: "return TOKEN.test(method) || true ? undefined",
    name: "a method that HTTP does not have is not sent",
  },
  {
    protection: "headers of credentials kept to their origin",
    file: "src/emit/curl/redirects.ts",
    find: "if (kept.length === 0) return undefined;",
    replace: "if (kept.length >= 0) return undefined;",
    name: "an API key is not sent to another origin",
  },
  {
    protection: "boundaries that no value knows",
    file: "src/emit/curl/body.ts",
    find: `"----$(hex 32)"`,
    replace: `"mine"`,
    name: "has the parts that it has",
  },
];

const UPLOADS: Place[] = [
  {
    protection: "files outside of the folder",
    file: "src/emit/curl/uploads.ts",
    find: "if (!leavesFolder(variables.filled(path)))",
    replace: "if (!leavesFolder(variables.filled(path)) || path !== '')",
    name: "a collection chooses none outside of the folder",
  },
  {
    protection: "NUL in paths of files",
    file: "src/emit/curl/uploads.ts",
    find: `template.replaceAll("\\0", "")`,
    replace: "template",
    name: "a collection chooses none outside of the folder: .",
  },
  {
    protection: "dynamic variables that are absolute paths",
    file: "src/emit/curl/uploads.ts",
    find: "|\\{\\{\\$random(?:Directory|File)Path\\}\\})/",
    replace: ")/",
    name: "a collection chooses none outside of the folder",
  },
  {
    protection: "quotes in paths of `--form`",
    file: "templates/curl/functions.sh",
    find: "    case $char in '\"' | \\\\) char=\\\\$char ;; esac\n",
    replace: "",
    name: "nothing in the name of a file",
  },
  {
    protection: "scripts that stop without their files",
    file: "templates/curl/functions.sh",
    find: "if [[ ! -r $2 || -d $2 ]]; then",
    replace: "if false; then",
    name: "and the script says which",
  },
];

const IMAGE = String.raw`"\"><img src=x onerror=evil()>"`;

const PAGES: Place[] = [
  {
    protection: "escaping of HTML",
    file: "src/emit/core/templates.ts",
    find: `noEscape: !name.endsWith(".html")`,
    replace: "noEscape: true",
    name: IMAGE,
    full: true,
  },
  {
    protection: "tags in Markdown are text",
    file: "src/emit/docs/markdown.ts",
    find: "html: false",
    replace: "html: true",
    name: IMAGE,
    full: true,
  },
  {
    protection: "schemes of links",
    file: "src/emit/docs/markdown.ts",
    find: `ALLOWED.test(String(token.attrGet("href"))) && `,
    replace: "",
    name: '"[x](javascript:evil())"',
    full: true,
  },
  {
    protection: "images become links",
    file: "src/emit/docs/markdown.ts",
    find: `token.type === "image"`,
    replace: "false",
    name: "![x](https://evil.test/x.png)",
    full: true,
  },
  {
    protection: "`<` in the data that pages load",
    file: "src/emit/docs/data.ts",
    find: String.raw`[<>&\u007f-`,
    replace: String.raw`[\u007f-`,
    name: '"</script><script>evil()</script>"',
    full: true,
  },
  {
    protection: "ends of Lianja strings",
    file: "src/emit/snippets/literal.ts",
    find: "while (at < text.length && !ends.includes(text.charAt(at))) at += 1;",
    replace: "void ends; at = text.length;",
    name: String.raw`"\"'] + evil() + ['\""`,
    full: true,
  },
  {
    protection: "line breaks in Lianja strings",
    file: "src/emit/snippets/literal.ts",
    find: "code < 256 && INVISIBLE.test(char)",
    replace: "code < 0",
    name: String.raw`"line\nevil();\n//"`,
    full: true,
  },
  {
    protection: "`&` in Lianja strings",
    file: "src/emit/snippets/literal.ts",
    find: `if (last !== "" && rules.breakAfter.includes(last) && NAME_START.test(char)) flush();`,
    replace: "",
    name: '"&evil. &&evil"',
    full: true,
  },
  {
    protection: "`;` at the end of Lianja comments",
    file: "src/emit/snippets/language.ts",
    find: "continuation && line.endsWith(continuation)",
    replace: "continuation === undefined",
    name: '"note ;"',
    full: true,
  },
  {
    protection: "quotes of displayed curl commands",
    file: "src/emit/curl/shell.ts",
    find: "SPECIAL_IN_DOUBLE_QUOTES.test(text) || CONTROL.test(text) ? quoted(text)",
    replace: "text === '' ? quoted(text)",
    name: String.raw`"\\"`,
  },
];

const SNIPPETS: Place[] = [
  {
    protection: "line breaks in comments of snippets",
    file: "src/emit/snippets/language.ts",
    find: String.raw`.map((line) => line.replace(/^\s*/`,
    replace: String.raw`.map((line, i) => i > 0 ? line : line.replace(/^\s*/`,
    name: "what text says stays text",
  },
];

const LOGS: Place[] = [
  {
    protection: "commands to CI systems",
    file: "src/diagnostics/printable.ts",
    find: `.replace(AZURE_COMMAND, "# ")`,
    replace: "",
    name: "printed text is one line and no command",
  },
  {
    protection: "commands in failures of generated tests",
    file: "templates/client/tests/support.ts",
    find: "throw error instanceof Error ? plainError(error) : error;",
    replace: "throw error;",
    name: "nothing that generated tests print is a command",
  },
  {
    protection: "characters that nobody sees",
    file: "src/emit/targets.ts",
    find: "visibleFile(file)",
    replace: "file",
    name: "no file has a character that nobody sees",
  },
];

const CRASH: Place[] = [
  {
    protection: "the lock",
    file: "src/write/write.ts",
    find: "return withLock(outDir, slug, () => {",
    replace: "return ((_out: string, _slug: string, work: () => OutputPlan) => work())(outDir, slug, () => {",
    name: "runs at the same time on one folder",
  },
  {
    protection: "what is ours, looked up under the lock",
    file: "src/write/write.ts",
    find: "const now = readPrevious(outDir, slug);",
    replace: "const now = previous;",
    name: "runs at the same time on one folder",
    full: true,
  },
  {
    protection: "links on the way to a file",
    file: "src/write/commit.ts",
    find: "function moveIn(from: string, path: string, disk: Disk): void {\n  refuseLinks(path, disk);",
    replace: "function moveIn(from: string, path: string, disk: Disk): void {",
    name: "are not followed, whichever the step",
    full: true,
  },
  {
    protection: "links on the way to a folder",
    file: "src/write/commit.ts",
    find: `if (folder !== "") refuseLinks(folder, disk);\n  try {`,
    replace: "try {",
    name: "in place of the collection's own folder neither",
    full: true,
  },
  {
    protection: "somebody else's file in the place of a new one",
    file: "src/write/commit.ts",
    find: `else if (stats) throw systemError("EEXIST", target);`,
    replace: "",
    name: "a file that appears between plan and write",
  },
  {
    protection: "steps undone when one fails",
    file: "src/write/commit.ts",
    find: "rollBack(undo, staging, error);\n    throw error;",
    replace: "throw error;",
    name: "files that cannot be written",
  },
  {
    protection: "what a killed run was about to own",
    file: "src/write/previous.ts",
    find: "for (const each of staged) add(",
    replace: "for (const each of []) add(",
    name: "a folder that an older output can be written to again",
  },
  {
    protection: "the short way out looking for leftovers",
    file: "src/cli/unchanged.ts",
    find: "!entries.some(({ name }) => name.startsWith(stagingPrefix(slug)))",
    replace: "slug !== stagingPrefix(slug)",
    name: "is not taken for one that ended by the next run",
    built: true,
  },
];

const HEAL: Place[] = [
  {
    protection: "formatted text that a killed run made",
    file: "src/write/previous.ts",
    find: "sha256Of(text) === record.sha256 ?",
    replace: "previous.ours.get(path)?.has(sha256Of(text)) ?",
    name: "are healed by a run with any input",
  },
];

const WRITE: Place[] = [
  {
    protection: "the word about edits that a run overwrites",
    file: "src/write/plan.ts",
    find: "if (verdict.edited) plan.edited.push(file.path);",
    replace: "",
    name: "overwrites a generated file that was edited, and says so",
  },
  {
    protection: "somebody else's file at a path that a killed run was about to own",
    file: "src/write/plan.ts",
    find: "!own && !hashes?.has(sha256Of(content))",
    replace: "!own && hashes === undefined",
    name: "a file of somebody else at a path that it was going to add",
  },
  {
    protection: "links that the plan meets",
    file: "src/write/disk.ts",
    find: "import { lstatSync, readFileSync,",
    replace: "import { statSync as lstatSync, readFileSync,",
    name: "links",
  },
  {
    protection: "paths of generated files",
    file: "src/write/write.ts",
    find: "const faults = pathFaults(files);",
    replace: "const faults = pathFaults([]);",
    name: "is refused",
  },
  {
    protection: "paths that a manifest names",
    file: "src/write/plan.ts",
    find: " && pathFault(path) === undefined",
    replace: "",
    name: "where a manifest that was tampered with says",
  },
];

const LIMITS: Place[] = [
  {
    protection: "levels of a file",
    file: "src/read/limits.ts",
    find: "MAX_LEVELS = 1_000;",
    replace: "MAX_LEVELS = 1_000_000_000;",
    name: "depth of",
  },
  {
    protection: "levels of a sample",
    file: "src/ir/limits.ts",
    find: "MAX_SAMPLE_LEVELS = 200;",
    replace: "MAX_SAMPLE_LEVELS = 1_000_000_000;",
    name: "depth of",
  },
  {
    protection: "bytes of a file",
    file: "src/read/sources/file.ts",
    find: "if (stats.size > MAX_BYTES) throw tooLarge();",
    replace: "",
    name: "of a file of 300 MB",
  },
  {
    protection: "bytes of the standard input",
    file: "src/read/sources/stdin.ts",
    find: "if (size > MAX_BYTES) throw tooLarge();",
    // Holding all that comes would take the machine's memory, not only that of the test.
    replace: "if (size > MAX_BYTES) continue;",
    name: "of a standard input without an end",
    endless: true,
  },
  {
    protection: "items of a file",
    file: "src/read/limits.ts",
    find: "MAX_ITEMS = 20_000;",
    replace: "MAX_ITEMS = 1_000_000_000;",
    name: "of a million items",
  },
  {
    protection: "variables that grow",
    file: "src/ir/build.ts",
    find: "dropGrowing(scope, report);",
    replace: "",
    name: "of variables that double",
    endless: true,
  },
  {
    protection: "long variables in very many places",
    file: "src/ir/build.ts",
    find: "dropOverused(scope, uses, report);",
    replace: "",
    name: "of one long value in very many places",
    endless: true,
  },
  {
    protection: "indentation that outgrows its JSON",
    file: "src/emit/core/json.ts",
    find: "isTooDeepForLines(line) ? escapeHidden(line) : ",
    replace: "",
    name: "a long list very deep in JSON",
  },
  {
    protection: "paths of snippets that outgrow their JSON",
    file: "src/emit/snippets/json.ts",
    find: "return this.room < 0;",
    replace: "return false;",
    name: "very many members below long names",
    endless: true,
  },
  {
    protection: "tables that outgrow their description",
    file: "src/emit/docs/markdown.ts",
    find: "isMostlyEmptyTables(text) ? this.parserWithoutTables : ",
    replace: "",
    name: "rows of tables",
  },
  {
    protection: "links that outgrow their description",
    file: "src/emit/docs/markdown.ts",
    find: "return around.room >= 0;",
    replace: "return true;",
    name: "one long address that many",
  },
];

const ALIASES: Place[] = [
  {
    protection: "YAML aliases",
    file: "src/read/yaml.ts",
    find: "if (this.aliased > MAX_ALIASED) throw new AliasError();",
    replace: "",
    name: "of aliases that unfold",
    endless: true,
  },
];

const RECOVERED: Place[] = [
  {
    protection: "`__proto__` in recovered files",
    file: "src/read/recover.ts",
    find: "Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });",
    replace: "target[key] = value;",
    name: "has keys called __proto__",
  },
];

const SAMPLES: Place[] = [
  {
    protection: "`__proto__` in samples",
    file: "src/infer/placeholders.ts",
    find: "Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });",
    replace: "object[key] = value;",
    name: "keeps a key called __proto__",
  },
];

const PLANTED = "are in no file and in nothing that is printed";

const SECRETS: Place[] = [
  {
    protection: "shapes of tokens",
    file: "src/ir/credentials/shapes.ts",
    find: "text.replace(EVERY_SHAPE, (token) => (BLANKED.test(token) ? token : REDACTED))",
    replace: "text",
    name: PLANTED,
  },
  {
    protection: "values of secret variables",
    file: "src/ir/variables.ts",
    find: "value === undefined || merged.secret ?",
    replace: "value === undefined ?",
    name: PLANTED,
  },
  {
    protection: "`user:password@` in URLs",
    file: "src/ir/credentials/shapes.ts",
    find: `shaped.includes("@")`,
    replace: "false",
    name: PLANTED,
  },
  {
    protection: "credentials in XML",
    file: "src/ir/credentials/syntaxes.ts",
    find: "quotedName, element, ",
    replace: "quotedName, ",
    name: PLANTED,
  },
  {
    protection: "credentials in JSON",
    file: "src/ir/credentials/syntaxes.ts",
    find: "[quotedName, ",
    replace: "[",
    name: PLANTED,
  },
  {
    protection: "credentials in settings and connection strings",
    file: "src/ir/credentials/syntaxes.ts",
    find: "assignment, header, scheme, ",
    replace: "header, scheme, ",
    name: PLANTED,
  },
  {
    protection: "credentials in headers of a text",
    file: "src/ir/credentials/syntaxes.ts",
    find: "assignment, header, scheme, ",
    replace: "assignment, scheme, ",
    name: PLANTED,
  },
  {
    protection: "credentials beside their names",
    file: "src/ir/credentials/syntaxes.ts",
    find: ", valueFirst, pair, nextElement, block];",
    replace: "];",
    name: PLANTED,
  },
  {
    protection: "credentials that no name tells",
    file: "src/ir/credentials/members.ts",
    find: "[...named, ...patternsIn(text)]",
    replace: "[...named]",
    name: PLANTED,
  },
  {
    protection: "credentials in markup, prose, commands and tables",
    file: "src/ir/credentials/syntaxes.ts",
    find: ", ...PROSE];",
    replace: "];",
    name: PLANTED,
  },
  {
    protection: "credentials in auth blocks",
    file: "src/ir/credentials/collect.ts",
    find: `if (value === "" || role !== "secret") continue;`,
    replace: "continue;",
    name: PLANTED,
  },
  {
    protection: "credentials in headers, queries and forms",
    file: "src/ir/credentials/names.ts",
    find: "return ROLES.get(last);",
    replace: "return undefined;",
    name: PLANTED,
  },
  {
    protection: "credentials in path variables",
    file: "src/ir/credentials/collect.ts",
    find: "for (const variable of url.variables) this.pathVariable(variable, place);",
    replace: "",
    name: PLANTED,
  },
  {
    protection: "credentials in saved responses",
    file: "src/ir/credentials/withhold.ts",
    find: "collect.response(example, item.place);",
    replace: "",
    name: PLANTED,
  },
  {
    protection: "variables named like credentials",
    file: "src/ir/credentials/withhold.ts",
    find: "return namesSecretMember(name) && !hasReference(value) && isLiteralSecret(value) && !isStandIn(name, value);",
    replace: "return false;",
    name: PLANTED,
  },
  {
    protection: "users and passwords of requests' URLs",
    file: "src/ir/credentials/collect.ts",
    find: "this.host(url, place);",
    replace: "",
    name: "credentials in URLs are variables",
  },
];

const NODE_FETCH: Place[] = [
  {
    protection: "credentials taken off a redirect of Node's transport",
    file: "templates/client/runtime/redirects.ts",
    find: '["authorization", "cookie", "host", "proxy-authorization"]',
    replace: "[]",
    name: "nodeFetch takes credentials to no other origin",
  },
];

const RUNTIME: Place[] = [
  {
    protection: "CR and LF in headers, without showing the value",
    file: "templates/client/runtime/headers.ts",
    find: `for (const change of ["append", "set"] as const)`,
    replace: 'for (const change of [] as ("append" | "set")[])',
    name: "header injection",
  },
  {
    protection: "`..` from a path parameter",
    file: "templates/client/runtime/path.ts",
    find: String.raw`if (/^\.{0,2}$/.test(text))`,
    replace: `if (text === "\\0")`,
    name: "a path parameter .. is refused",
  },
  {
    protection: "`..` from a variable",
    file: "templates/client/runtime/path.ts",
    find: "if (text !== template && ",
    replace: `if (text === "\\0" && `,
    name: "a variable .. in the path",
  },
  {
    protection: "`/` in a path parameter",
    file: "templates/client/runtime/path.ts",
    find: String.raw`text.replace(/[/\\?#%]/g`,
    replace: "text.replace(/[?#]/g",
    name: "a path parameter ../admin stays one segment",
  },
  {
    protection: "the API key taken off a redirect",
    file: "templates/client/runtime/auth/api-key.ts",
    find: "request.fetch = keptToOrigin(request.fetch, key);",
    replace: "",
    name: "to another origin leaves the API key behind",
  },
  {
    protection: "growth of variables",
    file: "templates/client/runtime/variables.ts",
    find: "round === MAX_ROUNDS || (left -= value.length) < 0",
    replace: "round === MAX_ROUNDS",
    name: "variables that double without end",
    endless: true,
  },
  {
    protection: "the timeout over the body",
    file: "templates/client/runtime/timing.ts",
    find: "milliseconds <= MAX_TIMER",
    replace: "milliseconds < 0",
    name: "the timeout covers the body",
    endless: true,
  },
  {
    protection: "bodies sent again on 307 and 308",
    file: "templates/client/runtime/exchange.ts",
    find: "body: isWrapped ?",
    replace: "body: isWrapped && false ?",
    name: "a POST without an API key",
  },
];

const BODIES: Place[] = [
  {
    protection: "boundaries that no value of a caller knows",
    file: "templates/client/runtime/body/multipart.ts",
    find: "const boundary = `----${crypto.randomUUID()}`;",
    replace: `const boundary = "mine";`,
    name: "is replaced, so that no value can hold it",
  },
];

const CALLS: Place[] = [
  {
    protection: "the end of calls that never settle",
    file: "templates/client/runtime/timing.ts",
    find: "reject(controller.signal.reason as Error);",
    replace: "void reject;",
    name: "auth ends with the signal",
  },
  {
    protection: "credentials in a URL, in what errors say",
    file: "templates/client/runtime/errors.ts",
    find: String.raw`(?<=:\/\/)[^/]*@|`,
    replace: "",
    name: "tells none of a URL that was not filled in either",
  },
];

const AUTH: Place[] = [
  {
    protection: "credentials in auth blocks of kinds that are not known",
    file: "src/auth/kinds.ts",
    find: `return PLAIN_VALUE.test(value) ? "plain" : "unknown";`,
    replace: `return "plain";`,
    name: "of a kind that is not known, none is in any file",
  },
];

const BY_TEST: Readonly<Record<string, Place[]>> = {
  "test/hostile/injection.test.ts": INJECTION,
  "test/curl/script.test.ts": SCRIPTS,
  "test/curl/uploads.test.ts": UPLOADS,
  "test/hostile/pages.test.ts": PAGES,
  "test/snippets/languages.test.ts": SNIPPETS,
  "test/hostile/log.test.ts": LOGS,
  "test/hostile/crash.test.ts": CRASH,
  "test/hostile/heal.test.ts": HEAL,
  "test/write/write.test.ts": WRITE,
  "test/hostile/limits.test.ts": LIMITS,
  "test/read/v3.test.ts": ALIASES,
  "test/read/malformed.test.ts": RECOVERED,
  "test/infer/placeholders.test.ts": SAMPLES,
  "test/auth/kinds.test.ts": AUTH,
  "test/hostile/secrets.test.ts": SECRETS,
  "test/runtime/misbehaving.test.ts": RUNTIME,
  "test/runtime/bodies.test.ts": BODIES,
  "test/runtime/node-fetch.test.ts": NODE_FETCH,
  "test/runtime/transport.test.ts": CALLS,
};

export const MUTATIONS: readonly Mutation[] = Object.entries(BY_TEST).flatMap(([test, places]) =>
  places.map((place) => ({ ...place, test })),
);
