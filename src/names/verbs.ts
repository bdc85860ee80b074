/** Verbs that say what is done and not what is returned. */
const VERBS = new Set(
  (
    "get list create update delete add remove post put patch fetch find search retrieve read show view query load save " +
    "set change edit modify replace upsert insert register generate send submit start stop cancel copy make store " +
    "upload download enable disable attach detach archive restore publish validate verify schedule " +
    "return obtain check assign activate configure"
  ).split(" "),
);

/** Whether the word of a name says what is done: `find`, `finds`, `searches`. */
export function isVerb(word: string): boolean {
  return VERBS.has(word) || VERBS.has(word.replace(/s$/, "")) || VERBS.has(word.replace(/es$/, ""));
}
