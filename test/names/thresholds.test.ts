import { expect, test } from "vitest";

import { distinctWords } from "../../src/names/distinct.js";
import { singular } from "../../src/names/singular.js";
import { allWords, words } from "../../src/names/words.js";

/** Each limit of names, on both sides. `test/mutations/thresholds.ts` moves them one by one. */

const letters = (count: number) => "b".repeat(count);

test("200 characters of a name are read", () => {
  expect(allWords(letters(200))).toEqual([letters(200)]);
  expect(allWords(letters(201))).toEqual([letters(200)]);
});

test("48 characters of a name go into a stem", () => {
  expect(words(`${letters(46)} c`)).toEqual([letters(46), "c"]);
  expect(words(`${letters(47)} c`)).toEqual([letters(47)]);
  expect(words(letters(60))).toEqual([letters(48)]);
});

test("24 characters of details distinguish things of one name", () => {
  const namesOf = (detail: string) => {
    const siblings = [detail, "c"];
    const names = distinctWords(siblings, {
      wordsOf: () => ["get"],
      detailsOf: (own) => [own],
      tieBreak: (own) => own,
    });
    return siblings.map((sibling) => names.get(sibling));
  };
  expect(namesOf(letters(24))).toEqual([
    ["get", letters(24)],
    ["get", "c"],
  ]);
  expect(namesOf(letters(25))).toEqual([["get"], ["get", "c"]]);
});

test("a name of up to 100 characters has a singular", () => {
  expect(singular(`${letters(99)}s`)).toBe(letters(99));
  expect(singular(`${letters(100)}s`)).toBe(`${letters(100)}s`);
});
