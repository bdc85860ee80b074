/** Credentials that no name tells: what commands are given, a Basic authorization, and the user of a URL. */
import type { NamedValue } from "./scanning.js";
import { isLikelySecret, isLiteralSecret } from "./values.js";

interface Pattern {
  /** Of the variable to make. */
  name: string;
  /** A text without it does not match. */
  needs: string;
  /** The first group is the credential. */
  shape: RegExp;
  isCredential(found: string): boolean;
}

const isPassword = (found: string) => /[a-z]/i.test(found) && isLikelySecret(found);

/** Whether the password of `user:password` is one; `$PASSWORD` refers to one. */
function hasPassword(pair: string): boolean {
  const password = pair.slice(pair.indexOf(":") + 1);
  return pair.includes(":") && !password.startsWith("$") && isLikelySecret(password);
}

const PATTERNS: readonly Pattern[] = [
  {
    name: "curl user",
    needs: "curl ",
    shape: /\s(?:-u|-U|--user|--proxy-user)[ =]?["']?([^\s:"'`{}<>]{1,100}:[^\s"'`{}<>]{1,100})/g,
    isCredential: hasPassword,
  },
  {
    name: "bearer",
    needs: "--oauth2-bearer",
    shape: /--oauth2-bearer[ =]\\*["']?([^\s"'`{}<>\\$]{4,4096})/g,
    isCredential: isLikelySecret,
  },
  {
    name: "mysql password",
    needs: "mysql",
    shape: /\bmysql(?:dump|admin|import|sh)?\s(?:[^\n|;]{0,200}\s)?-p\\*["']?([^\s"'`{}<>\\$]{4,100})/g,
    isCredential: isPassword,
  },
  {
    name: "ssh password",
    needs: "sshpass",
    shape: /\bsshpass\s{1,9}-p\s?\\*["']?([^\s"'`{}<>\\$]{4,100})/g,
    isCredential: isPassword,
  },
  {
    name: "redis password",
    needs: "redis-cli",
    shape: /\bredis-cli\s(?:[^\n|;]{0,200}\s)?-a\s?\\*["']?([^\s"'`{}<>\\$]{4,200})/g,
    isCredential: isPassword,
  },
  {
    name: "basic",
    needs: "Basic ",
    shape: /\bBasic ([A-Za-z\d+/]{8,4096}={0,2})/g,
    isCredential: (found) => {
      const pair = Buffer.from(found, "base64").toString("latin1");
      return /^[ -~]+$/.test(pair) && hasPassword(pair);
    },
  },
  {
    name: "url user",
    needs: "@",
    shape: /\bhttps?:(?:\\{0,8}\/){2}([\w-]{20,200})@(?=\w)/g,
    isCredential: (found) => /\d/.test(found) && /[a-z]/i.test(found) && isLiteralSecret(found),
  },
];

/** The credentials of a text that these patterns find. */
export function patternsIn(text: string): NamedValue[] {
  return PATTERNS.filter(({ needs }) => text.includes(needs)).flatMap(({ name, shape, isCredential }) =>
    Array.from(text.matchAll(shape), ({ 0: whole, 1: found = "", index }) => ({
      found,
      end: index + whole.length,
    }))
      .filter(({ found }) => isCredential(found))
      .map(({ found, end }) => ({ name, start: end - found.length, end, style: "quoted" as const })),
  );
}
