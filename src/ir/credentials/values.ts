import { splitReferences } from "../../template.js";
import { isBlanked, type Range } from "./shapes.js";

/** Which values are credentials, where the name says that one stands there. */

/** Values that only stand for a credential: `<token>`, `[key]`, `your-token`, `...`. */
const PLACEHOLDER =
  /^[<[({*.:]|[>\])}]$|^(?:your|my|some|insert|enter|add|put|replace|todo)(?![a-z])|^(?:true|false|null|undefined|\d{1,5})$|^(?:string|text|value|password|passwd|secret|token|key|test|example|sample|dummy|fake|none|redacted|removed|hidden|x+)$/i;

/** The address of an account or contract on a blockchain, which everybody may know. */
const CHAIN_ADDRESS = /^0x[\da-f]{40}$/i;

/** `API_KEY`, `ACCESS_TOKEN`. */
const CONSTANT_NAME = /^[A-Z]+(?:_[A-Z]+)+$/;

/** Whether a value says something: it is no placeholder and no reference to a variable. */
export function isLiteralSecret(value: string): boolean {
  const bare = value.trim();
  if (bare === "" || isBlanked(bare)) return false;
  return ![PLACEHOLDER, CONSTANT_NAME, CHAIN_ADDRESS].some((sample) => sample.test(bare));
}

/** Values that people make up for a sample: one word or two, the alphabet, the digits in order. */
const MADE_UP = /^[A-Z]?[a-z]{1,16}(?:[_-][a-z]{1,16})?$|abcdef|123456/;

/** `secret123`, `newSecret456`, `Password1!`: what samples call a password, and what every list of bad passwords has. */
const SAMPLE_WORDS =
  /^(?:(?:new|old|my|your|current|secret|password|passwd|pass|test|example|sample|simple|demo|token|key)[-_.@ ]?)+(?:\d{1,4}[!@#$]?)?$/i;

/** As `isLiteralSecret`, for values that stand in the middle of other samples. */
export function isLikelySecret(value: string): boolean {
  return (
    isLiteralSecret(value) &&
    !MADE_UP.test(value) &&
    !SAMPLE_WORDS.test(value) &&
    /[a-z\d].*[a-z\d].*[a-z\d].*[a-z\d]/is.test(value)
  );
}

/** How much longer than the name a value may be that only repeats it. */
const MAX_EXTRA = 5;

/** Whether the value of a variable only says what belongs there: `my-token` for `token`; or where: an address. */
export function isStandIn(name: string, value: string): boolean {
  if (/^https?:\/\//i.test(value)) return true;
  const [shown, named] = [value, name].map((text) => text.toLowerCase().replace(/[^a-z\d]/g, "")) as [
    string,
    string,
  ];
  return named !== "" && shown.includes(named) && shown.length - named.length <= MAX_EXTRA;
}

/** Shorter values may well be words that mean something else elsewhere. */
const MIN_DISTINCTIVE = 12;

/** `on_behalf_of`, `clientSecretBasic`, `john.doe@example.com`. */
const WORD = /^(?:[A-Z]?[a-z]*|[A-Z]+)$/;

/** Whether the value is that credential wherever it stands. One made of words may be a name of something else. */
export function isDistinctive(value: string): boolean {
  return (
    value.length >= MIN_DISTINCTIVE &&
    !value.split(/[^A-Za-z\d]+|(?<=[a-z])(?=[A-Z])/).every((part) => WORD.test(part))
  );
}

/** Characters in a row that may be a credential beside a reference to a variable, where they are no word. */
const RUN = /[^\s;=,"'&{}]+/g;

/** `AWS4-HMAC-SHA256`, `rsa-sha256`. */
const ALGORITHM = /^(?:aws4-)?(?:hmac|rsa|ecdsa|sha)(?:[-_]?sha)?[-_]?\d+$/i;

/** Beside a reference shorter texts say how a credential is made and are none, in characters. */
export const MIN_BESIDE = { auth: 6, parameter: 12 };

/** Ranges of a template between its references that are credentials, as in `{{prefix}}-9f8e7d6c5b4a`. */
export function besideReferences(template: string, shortest: number): Range[] {
  let offset = 0;
  return splitReferences(template).flatMap(({ text, name }) => {
    const at = offset;
    offset += text.length;
    if (name !== undefined) return [];
    return randomRuns(text, shortest).map(({ start, end }) => ({ start: at + start, end: at + end }));
  });
}

function randomRuns(text: string, shortest: number): Range[] {
  return Array.from(text.matchAll(RUN), ({ 0: run, index }) => ({ run, start: index }))
    .filter(
      ({ run }) => run.length >= shortest && /\d/.test(run) && /[a-z]/i.test(run) && !ALGORITHM.test(run),
    )
    .map(({ run, start }) => ({ start, end: start + run.length }));
}
