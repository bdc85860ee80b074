import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { describe, test as vitestTest } from "vitest";

import {
  type Exchange,
  type LiveRequest,
  liveRequest,
  type LiveResponse,
  liveResponse,
  type SentRequest,
} from "./exchange.js";
import { shownFailure } from "./failure.js";
import { plainName } from "./plain.js";
import {
  createScopes,
  type DynamicVariables,
  fillIn,
  type Json,
  type Scope,
  type Scopes,
  textOf,
} from "./variables.js";

export type { Json } from "./variables.js";

/** Steps back that the scripts of one request may lead to, so that a run comes to its end. */
const MAX_STEPS_BACK = 1000;

export interface RunOptions {
  /** The values that the collection gives its variables. */
  defaults: Readonly<Record<string, Json>>;
  /** Variables without a value: they are looked up in the environment of the process too. */
  missing: readonly string[];
  /** Variables whose values no report shows. */
  secrets: readonly string[];
  /** Makes Postman's `$` variables. */
  dynamic?: DynamicVariables;
}

/** A request of the collection in a run. */
export interface Step {
  /** Sends it. */
  send: () => Call;
  /** Scripts that run before it is sent: those of the collection, of the folders, its own. */
  before?: readonly Script[];
  /** Scripts that run after its response arrived. */
  after?: readonly Script[];
}

interface Call {
  result(): Promise<unknown>;
}

/** A script of the collection. It ends where something throws outside of a test. */
export type Script = (context: ScriptContext) => void;

/** What a script may use; the names are those of Postman where it has one. */
export interface ScriptContext extends Scopes {
  /** Runs the check at once; the test tells its outcome. */
  test: TestFunction;
  /** At the end of the script each member is a test, which passes if it is truthy. */
  tests: Record<string, Json>;
  response: LiveResponse;
  /** The parsed body. Throws if it is no JSON. */
  json: () => Json;
  /** A header of the response; undefined if it has none of that name. */
  header: (name: Json) => Json;
  request: LiveRequest & { readonly name: Json; readonly id: Json };
  /** Names a request, by its name or id, with which the run goes on; null ends it. */
  setNextRequest: (request: Json) => void;
  /** Leaves this request out. */
  skipRequest: () => void;
  /** The text with its variables filled in. */
  replaceIn: (text: Json) => Json;
  /** Whether assertions on response times count. */
  timed: boolean;
}

export interface TestFunction {
  (name: Json, check: () => void): void;
  skip(name: Json): void;
  /** A test with something that is not understood. What is understood of it is done. */
  todo(name: Json, known?: () => void): void;
}

/** A run of a collection. */
export interface LiveRun {
  /** For `createClient`. */
  clientOptions: ClientOptions;
  /** Groups the requests of a folder. */
  folder: (name: string, requests: () => void) => void;
  /** Adds a request to the run. */
  request: (name: string, step: Step) => void;
  /** The text with the variables of the run filled in. */
  fill: (template: string) => Json;
  /** The JSON value of such a text; one that is no JSON goes into the body as it is. */
  fillJson: (template: string) => Json;
  /** A file beside the environment file or in the working directory. */
  file: (path: string) => File;
}

interface ClientOptions {
  variables: Record<string, Json>;
  retry: false;
  onRequest: (request: SentRequest) => void;
  onResponse: (response: Response) => Promise<void>;
}

/**
 * Makes the run of a collection. The environment variable POSTMAN_ENVIRONMENT names a Postman environment file, which
 * switches it on. Each request is sent when vitest collects the tests: what a script tests may depend on the response.
 */
export function liveRun(options: RunOptions): LiveRun {
  const path = process.env["POSTMAN_ENVIRONMENT"];
  if (path === undefined || path === "") return skippedRun();
  return startedRun(path, options);
}

function skippedRun(): LiveRun {
  let said = false;
  const skip = () => {
    if (!said)
      vitestTest.skip(
        "set POSTMAN_ENVIRONMENT to a Postman environment file to run these tests",
        () => undefined,
      );
    said = true;
  };
  return {
    clientOptions: {
      variables: {},
      retry: false,
      onRequest: () => undefined,
      onResponse: () => Promise.resolve(),
    },
    folder: skip,
    request: skip,
    fill: (template) => template,
    fillJson: (template) => template,
    file: (path) => new File([], path),
  };
}

function startedRun(environmentPath: string, { defaults, missing, secrets, dynamic }: RunOptions): LiveRun {
  const environment = readEnvironment(environmentPath);
  const given = missing.flatMap((name) => {
    const value = process.env[name];
    return environment.values.has(name) || value === undefined ? [] : [[name, value] as const];
  });
  // What was generated with an environment has its values as defaults.
  const ownDefaults = Object.entries(defaults).filter(([name]) => !environment.values.has(name));
  const scopes = createScopes([...environment.values, ...given], ownDefaults);
  const hidden = () =>
    [...secrets, ...environment.secrets].flatMap((name) => textOf(scopes.variables.get(name)) ?? []);
  const fill = (template: string) => fillIn(template, scopes.variables, dynamic);
  const recorder = new Recorder();
  const variables: Record<string, Json> = {};
  const known = [...Object.keys(defaults), ...missing];
  const runner = new Runner({
    scopes,
    recorder,
    hidden,
    fill,
    beforeSend: () => update(variables, scopes.variables, known),
  });
  return {
    clientOptions: {
      variables,
      retry: false,
      onRequest: (request) => recorder.sending(request),
      onResponse: (response) => recorder.received(response),
    },
    folder: (name, requests) => describe(plainName(name), requests),
    request: (name, step) => runner.add(name, step),
    fill,
    fillJson: (template) => {
      const text = fill(template);
      try {
        return JSON.parse(text) as Json;
      } catch {
        return recorder.rawText(text);
      }
    },
    file: (path) => readUpload(path, dirname(environmentPath)),
  };
}

/**
 * Gives the object the variables of the scope, and no others. As in Postman, a reference to one of `known` without a value
 * is sent as it stands.
 */
function update(variables: Record<string, Json>, scope: Scope, known: readonly string[]): void {
  for (const name of Object.keys(variables)) delete variables[name];
  for (const name of new Set([...known, ...scope.names()])) {
    const value = textOf(scope.get(name)) ?? `{{${name}}}`;
    Object.defineProperty(variables, name, { value, enumerable: true, configurable: true });
  }
}

interface EnvironmentFile {
  values: Map<string, Json>;
  secrets: string[];
}

function readEnvironment(path: string): EnvironmentFile {
  const { values } = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, "")) as { values?: Json };
  if (!Array.isArray(values)) throw new TypeError(`POSTMAN_ENVIRONMENT: ${path} is no Postman environment`);
  const enabled = values.filter(
    (variable: Json) => variable?.enabled !== false && variable?.key !== undefined,
  );
  return {
    values: new Map(enabled.map(({ key, value }: Json) => [String(key), value])),
    secrets: enabled.filter(({ type }: Json) => type === "secret").map(({ key }: Json) => String(key)),
  };
}

function readUpload(path: string, folder: string): File {
  const [content] = [join(folder, path), path].flatMap((candidate) => {
    try {
      return [readFileSync(candidate)];
    } catch {
      return [];
    }
  });
  if (content === undefined)
    throw new Error(`there is no file ${path} in ${folder} or the working directory`);
  return new File([new Uint8Array(content)], basename(path));
}

/** Keeps the last request of a call and its response. */
class Recorder {
  private sent: SentRequest | undefined;
  private answer: LiveResponse | undefined;
  private began = 0;
  private readonly rawTexts: string[] = [];

  reset(): void {
    this.sent = this.answer = undefined;
    this.rawTexts.length = 0;
  }

  /** A stand-in for a text that is no JSON: Postman puts it into a body as it is. */
  rawText(text: string): string {
    this.rawTexts.push(text);
    return `raw text ${this.rawTexts.length} of a variable`;
  }

  sending(request: SentRequest): void {
    const { body } = request;
    if (typeof body === "string" && this.rawTexts.length > 0) {
      const withTexts = this.rawTexts.reduce(
        (text, raw, i) => text.replaceAll(`"raw text ${i + 1} of a variable"`, () => raw),
        body,
      );
      Object.assign(request, { body: withTexts });
    }
    this.sent = request;
    this.began = performance.now();
  }

  async received(response: Response): Promise<void> {
    const bytes = await response.clone().arrayBuffer();
    this.answer = liveResponse(response, bytes, Math.round(performance.now() - this.began));
  }

  get exchange(): Exchange | undefined {
    if (this.sent === undefined || this.answer === undefined) return undefined;
    return { request: liveRequest(this.sent), response: this.answer };
  }
}

interface RunnerOptions {
  scopes: Scopes;
  recorder: Recorder;
  hidden: () => string[];
  fill: (template: string) => string;
  beforeSend: () => void;
}

interface NamedStep extends Step {
  index: number;
  name: string;
}

/** Sends the requests in their order, and follows scripts that go on with another one. */
class Runner {
  private readonly options: RunnerOptions;
  private readonly steps: NamedStep[] = [];
  /** What is not understood in a script that runs for several requests is said once. */
  private readonly said = new Map<Script, Set<string>>();
  /** The request with which the run goes on, if a script says so; null ends the run. */
  private next: string | null | undefined;

  constructor(options: RunnerOptions) {
    this.options = options;
  }

  add(name: string, step: Step): void {
    const own = { ...step, name, index: this.steps.length };
    this.steps.push(own);
    describe(plainName(name), () => this.perform(own));
  }

  private async perform(step: NamedStep): Promise<void> {
    if (this.next !== undefined && !isNamed(step, this.next)) {
      vitestTest.skip(
        this.next === null ? "not sent: the run ended before" : "not sent: the run went on elsewhere",
        () => undefined,
      );
      return;
    }
    await this.send(step, "");
    let steps = 0;
    for (let at = this.nextIndex(step); at <= step.index; at = this.nextIndex(this.steps[at] as NamedStep)) {
      if ((steps += 1) > MAX_STEPS_BACK) {
        this.next = null;
        vitestTest("ends", () => Promise.reject(new Error(`${step.name} leads back again and again`)));
        return;
      }
      const again = this.steps[at] as NamedStep;
      await this.send(again, again === step ? "" : `${again.name}: `);
    }
  }

  /** The position of the request after this one. `next` stays where it is further on, in a folder not yet collected. */
  private nextIndex(step: NamedStep): number {
    const { next } = this;
    if (next === undefined) return step.index + 1;
    const target = next === null ? undefined : this.steps.findLast((other) => isNamed(other, next));
    return target?.index ?? Infinity;
  }

  private async send(step: NamedStep, prefix: string): Promise<void> {
    this.next = undefined;
    const { recorder, beforeSend } = this.options;
    recorder.reset();
    const report = new Report(prefix, (error) => this.shown(error));
    let skipped = false;
    const skipRequest = () => {
      skipped = true;
      throw SKIP;
    };
    for (const script of step.before ?? []) {
      this.runScript(script, step, report, { ...unanswered(NOT_SENT), skipRequest });
      if (skipped) break;
    }
    if (skipped) {
      vitestTest.skip(`${prefix}not sent: its script leaves it out`, () => undefined);
      return;
    }
    let failure: unknown;
    try {
      beforeSend();
      await step.send().result();
    } catch (error) {
      failure = error;
    }
    const { exchange } = recorder;
    const parts = exchange ? answered(exchange) : unanswered(failure);
    for (const script of step.after ?? []) this.runScript(script, step, report, { ...parts, skipRequest });
    if (exchange === undefined) report.failed("is answered", failure);
    else if (report.isEmpty) report.passed("is answered");
  }

  private runScript(
    script: Script,
    step: NamedStep,
    report: Report,
    parts: ExchangeParts & { skipRequest: () => void },
  ): void {
    const { scopes, fill } = this.options;
    const tests = Object.create(null) as Record<string, Json>;
    const { request } = parts;
    try {
      script({
        ...scopes,
        ...parts,
        request: Object.defineProperties(
          { name: step.name, id: idOf(step) },
          Object.getOwnPropertyDescriptors(request),
        ) as ScriptContext["request"],
        test: report.testFunction(this.saidOf(script)),
        tests,
        setNextRequest: (next) => {
          this.next = next === null ? null : String(next);
        },
        replaceIn: (text) => fill(String(text)),
        timed: process.env["POSTMAN_RESPONSE_TIME"] === "1",
      });
    } catch (error) {
      if (error !== SKIP) report.failed("its script runs to the end", error);
    }
    for (const [name, passed] of Object.entries(tests)) {
      if (passed) report.passed(name);
      else report.failed(name, new Error(`expected ${name}`));
    }
  }

  private saidOf(script: Script): Set<string> {
    const said = this.said.get(script) ?? new Set();
    this.said.set(script, said);
    return said;
  }

  private shown(error: unknown): Error {
    const { recorder, hidden } = this.options;
    return shownFailure(error, recorder.exchange, hidden());
  }
}

const SKIP = new Error("the request is left out");
const NOT_SENT = new Error("the request has not been sent yet");

function idOf({ index }: NamedStep): string {
  return `request-${index}`;
}

function isNamed(step: NamedStep, name: string | null): boolean {
  return step.name === name || idOf(step) === name;
}

type ExchangeParts = Pick<ScriptContext, "response" | "json" | "header"> & { request: LiveRequest };

function answered({ request, response }: Exchange): ExchangeParts {
  return {
    request,
    response,
    json: () => JSON.parse(response.text as string) as Json,
    header: (name) => {
      const key = String(name).toLowerCase();
      return Object.hasOwn(response.headers as object, key) ? response.headers[key] : undefined;
    },
  };
}

/** Parts that throw when they are read. */
function unanswered(reason: unknown): ExchangeParts {
  const fail = (): never => {
    throw reason;
  };
  const parts = new Proxy({}, { get: fail, ownKeys: () => [] });
  return { request: parts as LiveRequest, response: parts as LiveResponse, json: fail, header: fail };
}

/** The outcomes of the scripts of one request, as tests. */
class Report {
  isEmpty = true;
  private readonly prefix: string;
  private readonly shown: (error: unknown) => Error;

  constructor(prefix: string, shown: (error: unknown) => Error) {
    this.prefix = prefix;
    this.shown = shown;
  }

  /** `said` are the statements that were named before. */
  testFunction(said: Set<string>): TestFunction {
    const run = (name: Json, check: () => void) => {
      try {
        check();
        this.passed(String(name));
      } catch (error) {
        this.failed(String(name), error);
      }
    };
    const todo = (name: Json, known?: () => void) => {
      const title = String(name);
      if (known === undefined && said.has(title)) return;
      said.add(title);
      try {
        known?.();
      } catch {
        // Nothing is said about the outcome.
      }
      this.add(() => vitestTest.todo(this.title(title)));
    };
    const skip = (name: Json) => this.add(() => vitestTest.skip(this.title(String(name)), () => undefined));
    return Object.assign(run, { todo, skip });
  }

  passed(name: string): void {
    this.add(() => vitestTest(this.title(name), () => undefined));
  }

  failed(name: string, error: unknown): void {
    const shown = this.shown(error);
    this.add(() =>
      vitestTest(this.title(name), () => {
        throw shown;
      }),
    );
  }

  private title(name: string): string {
    return plainName(this.prefix + name);
  }

  private add(register: () => void): void {
    this.isEmpty = false;
    register();
  }
}
