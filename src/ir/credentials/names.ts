/**
 * Tells by a name whether a credential stands under it. A name is read word by word: its last word says what it holds
 * (`token_type` is a type), the words before say of which kind (`page_token` is a position in a list). SECURITY.md has the
 * rule in plain English.
 */
import { allWords } from "../../names/words.js";

/**
 * `secret`: every literal value is a credential, a phrase or a number too. `credential`: every value without a space.
 * `parameter`: as `credential`, but only as the name of a header, a query parameter or a form field.
 */
export type NameRole = "secret" | "credential" | "parameter";

const wordsOf = (text: string) => text.split(" ");

/** Words that name a credential where they stand last, in the singular. */
const NOUNS: Readonly<Record<NameRole, readonly string[]>> = {
  secret: wordsOf(
    "password passwd passwort pwd passphrase passcode passkey passe pswd psk mnemonic secret senha contrasena kennwort wachtwoord",
  ),
  credential: wordsOf("token jwt authorization authorisation cookie signature credential cred hmac"),
  parameter: wordsOf("auth authentication assertion csrf xsrf pass sig"),
};

const ROLES: ReadonlyMap<string, NameRole> = new Map(
  (Object.keys(NOUNS) as NameRole[]).flatMap((role) => NOUNS[role].map((noun) => [noun, role] as const)),
);

/** Names that are those of a credential only as a whole; with another word in front they find something. */
const WHOLE_NAMES = new Set(["bearer", "sid", "session id", "session key", "user key"]);

/** First words that add no meaning, as in `user_session_id` and `PHPSESSID`. */
const SILENT_FIRST = new Set(wordsOf("php j asp net http user auth login"));

/** Kinds of keys that are credentials. Other keys find something: `primary_key`, `sort_key`. */
const KEY_KINDS = new Set(
  wordsOf(
    "access account admin aes apex app application auth authentication authorization consumer developer encryption functions hmac " +
      "ingest ingestion integration jwt license licence master merchant partner priv private sdk secret security server " +
      "service shared signature signing storage subscription token transaction unseal webhook write",
  ),
);

/** Kinds of each noun that anybody may know. */
const ORDINARY_KINDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "token",
    new Set(
      wordsOf(
        // Positions in a list, and numbers that tell one try from another.
        "page paging pagination next prev previous continuation continue sync delta skip cursor scroll resume start " +
          "starting offset retry idempotency idempotence dedup deduplication trace correlation echo postman lock " +
          // Pieces of text for a language model.
          "max min total num number count used remaining prompt completion cached reasoning stop eos bos pad unk mask",
      ),
    ),
  ],
  ["key", new Set(wordsOf("public publishable pub"))],
  ["signature", new Set(wordsOf("email mail"))],
  ["pass", new Set(wordsOf("boarding bus season day guest event"))],
  ["auth", new Set(["no"])],
]);

/** Kinds of tokens that are traded, where the name has no other word: `fromToken`, `base_token`. */
const TRADED = new Set(
  wordsOf(
    "from to in out input output base quote sell buy pay erc bep nft lp fee gas native pool reward wrapped",
  ),
);

/** Things that are signed in to with a password: `DB_PASS`, `smtpPass`. */
const ACCOUNTS = new Set(
  wordsOf(
    "db database mysql postgres pg redis mongo smtp mail email ftp sftp ldap proxy rabbitmq user admin login",
  ),
);

/** First words of questions that are answered with yes, no or a number. */
const QUESTIONS = new Set(
  wordsOf(
    "is has have had can may must should use uses include includes require requires skip ask enable disable allow force " +
      "show hide generate permit need needs accept supports",
  ),
);

/** Last words that say which of several credentials it is, or how it is written. */
const WHICH_ONE = new Set(
  wordsOf(
    "value string text plain raw encoded encrypted hash hashed hex pem header dev development test testing stage staging " +
      "prod production live sandbox local demo qa uat preprod new old current confirm confirmation confirmed repeat " +
      "repeated again verify primary secondary main default backup temp tmp eu us uk",
  ),
);

/** Last words that say whose credential it is; `auth_user` is no credential. */
const OWNERS = new Set(
  wordsOf("admin user customer client owner manager guest seller buyer merchant vendor staff"),
);

/** Words that belong to the number behind them: `v2`, `base64`, `sha256`. */
const NUMBERED = new Set(wordsOf("v b base sha md rs hs es"));

/** Every name of a credential has one of these in it: most names are decided by that alone. */
export const CREDENTIAL_WORD =
  /pass|psw|pwd|psk|mnemonic|csrf|xsrf|secret|senha|contrase|kennwort|wachtwoord|token|jwt|bearer|auth|assertion|cookie|signature|cred|hmac|sess|sid|sig|key/i;

/** Nouns that are written together with the word before them: `accesstoken`, `apikey`, `PHPSESSID`. */
const JOINED =
  /^(.*)((?:password|passwd|passwort|passphrase|passcode|pwd|secret|token|jwt|cookie|credential)s?)$|^(.*)(api|access|account|auth|secret|priv|private|master|signing)(keys?)$|^(.*?)(sess(?:ion)?)(id)$/;

/** The end of a name says what it holds; no more of it is read, in characters. */
const MAX_END = 128;

const PASS_ENDS = /^(?:words?|wd|phrases?|codes?)$/;

/** No more names are remembered: most texts repeat a few. */
const MAX_REMEMBERED = 1000;
const remembered = new Map<string, NameRole | undefined>();

/** Returns the role of a name, or undefined if no credential stands under it. */
export function roleOfName(name: string): NameRole | undefined {
  const end = name.slice(-MAX_END);
  if (!CREDENTIAL_WORD.test(end)) return undefined;
  if (!remembered.has(end)) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(end, readRole(end));
  }
  return remembered.get(end);
}

function readRole(end: string): NameRole | undefined {
  const words = withoutWhichOne(upToOf(withoutX(joinPass(credentialWords(end.replace(/%5[bd]/gi, " "))))));
  if (isWholeName(words)) return "parameter";
  if (words.length > 1 && QUESTIONS.has(words[0] as string)) return undefined;
  return roleOfLast(words);
}

/** Whether a header, query parameter or form field of that name holds a credential. */
export function namesCredential(name: string): boolean {
  return roleOfName(name) !== undefined;
}

/** Whether a member of a body, a path variable or a variable of that name holds a credential. */
export function namesSecretMember(name: string): boolean {
  const role = roleOfName(name);
  return role === "secret" || role === "credential";
}

function isWholeName(words: readonly string[]): boolean {
  const silent = words.findIndex((word) => !SILENT_FIRST.has(word));
  // The last of the first words may belong to the name: `user key`.
  const starts = silent > 0 ? [silent, silent - 1] : [0];
  return starts.some((start) => WHOLE_NAMES.has(words.slice(start).join(" ")));
}

function roleOfLast(words: readonly string[]): NameRole | undefined {
  const last = singular(words.at(-1) ?? "");
  const kinds = words.slice(0, -1).filter((word) => !/^\d/.test(word));
  const kind = kinds.at(-1) ?? "";
  const ordinary = ORDINARY_KINDS.get(last);
  if (ordinary?.has(kind)) return undefined;
  if (last === "key")
    return isCredentialKey(kind) && !kinds.some((each) => ordinary?.has(each)) ? "credential" : undefined;
  if (last === "pass" && ACCOUNTS.has(kind)) return "secret";
  if (last === "token" && kinds.length === 1 && TRADED.has(kind)) return undefined;
  return ROLES.get(last);
}

/** `X-RapidAPI-Key` has a kind that ends so. */
function isCredentialKey(kind: string): boolean {
  return KEY_KINDS.has(kind) || kind.endsWith("api");
}

/** Words of a name, those apart that are written together: `X-MBX-APIKEY` gives `x`, `mbx`, `api`, `key`. */
function credentialWords(name: string): string[] {
  return allWords(name)
    .flatMap((word) => word.match(/[a-z]+|\d+/g) ?? [])
    .flatMap((word) => JOINED.exec(word)?.slice(1).filter(Boolean) ?? [word])
    .map((word) => (word === "sess" ? "session" : word));
}

/** `pass_word` and `passWord` are `password`. */
function joinPass(words: readonly string[]): string[] {
  return words.flatMap((word, i) => {
    if (words[i - 1] === "pass" && PASS_ENDS.test(word)) return [];
    const next = words[i + 1] ?? "";
    return [word === "pass" && PASS_ENDS.test(next) ? word + next : word];
  });
}

/** Custom headers begin with `X-`, which says nothing. */
function withoutX(words: readonly string[]): readonly string[] {
  return words.length > 1 && words[0] === "x" ? words.slice(1) : words;
}

/** `date_of_signature` holds a date. */
function upToOf(words: readonly string[]): readonly string[] {
  const of = words.indexOf("of");
  return of > 0 ? words.slice(0, of) : words;
}

function withoutWhichOne(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? "";
  const before = words.at(-2) ?? "";
  if (words.length < 2) return words;
  if (/^\d/.test(last)) {
    // Credentials with numbers are records of a name and a password each.
    if (singular(before) === "credential") return words;
    return withoutWhichOne(words.slice(0, words.length > 2 && NUMBERED.has(before) ? -2 : -1));
  }
  const isMaterial = before === "key" && (last === "material" || last === "base");
  const isOwner = OWNERS.has(last) && isCredentialNoun(before);
  return WHICH_ONE.has(last) || isMaterial || isOwner ? withoutWhichOne(words.slice(0, -1)) : words;
}

/** Whether the word is a credential by itself. `auth` is not: it is a way to sign in. */
function isCredentialNoun(word: string): boolean {
  const noun = singular(word);
  return noun === "key" || NOUNS.secret.includes(noun) || NOUNS.credential.includes(noun);
}

function singular(word: string): string {
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
