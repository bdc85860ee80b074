/** Values of several words under the name of a secret: a passphrase, a description of the secret, or filler text. */

/** Words with which a description begins. */
const ARTICLES = new Set([
  "the",
  "a",
  "an",
  "this",
  "provide",
  "paste",
  "use",
  "set",
  "please",
  "must",
  "see",
  "same",
]);

/** Nouns that descriptions of secrets contain. */
const SUBJECTS = /^(?:passw(?:or)?ds?|passphrases?|secrets?|tokens?|keys?|credentials?)\W?$/;

/** The words of the filler text that tools put into samples. */
const FILLER = new Set(
  (
    "lorem ipsum dolor sit amet consectetur adipiscing adipisicing elit sed do eiusmod tempor incididunt ut labore et " +
    "dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea commodo " +
    "consequat duis aute irure in reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint " +
    "occaecat cupidatat non proident sunt culpa qui officia deserunt mollit anim id est laborum"
  ).split(" "),
);

/** Two words of the filler text are no longer than this, in characters. */
const MAX_FILLER = 30;

/** A word of the filler text, or two of them without a space between. */
function isFiller(word: string): boolean {
  if (FILLER.has(word)) return true;
  if (word.length > MAX_FILLER) return false;
  return Array.from(word, (_, i) => i).some((i) => FILLER.has(word.slice(0, i)) && FILLER.has(word.slice(i)));
}

/** Whether a value of several words is a description or filler text rather than a passphrase. */
export function isProse(value: string): boolean {
  const words = value.trim().toLowerCase().split(/\s+/);
  if (words.length < 2) return false;
  // Filler text is cut off anywhere, in its last word too.
  return (
    ARTICLES.has(words[0] as string) ||
    words.some((word) => SUBJECTS.test(word)) ||
    words.slice(0, -1).every(isFiller)
  );
}
