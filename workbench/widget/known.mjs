// What words are known to name: whoever they name in this article already, else whom the codebook calls so.
//
// Upper and lower case count, and so does the label: "Idlib" as a place is not the agreement of that name. Words that
// two have in common name nobody: then a person says who is meant.

import { wordAt } from "./boundaries.mjs";

/** @typedef {import("./reading.mjs").Codebook} Codebook */
/** @typedef {import("./reading.mjs").Reading} Reading */
/** @typedef {import("./text.mjs").Stretch} Stretch */

const PART_OF_WORD = /[\p{L}\p{M}\p{N}]/u;

/** @type {WeakMap<Codebook, Map<string, Set<string>>>} */
const called = new WeakMap();

/** @param {string} label @param {string} words */
function callingOf(label, words) {
  return `${label}\n${words}`;
}

/** Label and words → the entities that are called so, without those no longer used. @param {Codebook} codebook */
function callings(codebook) {
  let found = called.get(codebook);
  if (found) return found;
  found = new Map();
  for (const { id, label = "", name, aliases = [] } of codebook.entities) {
    if (codebook.retired?.[id]) continue;
    for (const words of [name, ...aliases]) {
      const key = callingOf(label, words);
      found.set(key, (found.get(key) ?? new Set()).add(id));
    }
  }
  called.set(codebook, found);
  return found;
}

/**
 * Whom words of this label name in what is confirmed of the article.
 * @param {Reading} reading @param {string} words @param {string} label
 */
function namedHere({ records, undecided }, words, label) {
  /** @type {Set<string>} */
  const ids = new Set();
  for (const [id, record] of records)
    if (record.kind === "mention" && record.quote === words && record.label === label && !(id in undecided))
      if (record.entity) ids.add(record.entity);
  return ids;
}

/**
 * The entity that words of this label name; null when there is none, or more than one.
 * @param {Reading} reading @param {string} words @param {string} label @returns {string | null}
 */
export function entityNamed(reading, words, label) {
  const here = namedHere(reading, words, label);
  const ids = here.size ? here : (callings(reading.codebook).get(callingOf(label, words)) ?? here);
  return ids.size === 1 ? [...ids][0] : null;
}

/**
 * The longest name of this label that the unit at `at` belongs to, else the word there; null between words.
 * @param {Reading} reading @param {number} at @param {string} label @returns {Stretch | null}
 */
export function nameAround({ article: { text }, codebook, records }, at, label) {
  const keys = [...callings(codebook).keys()];
  for (const record of records.values())
    if (record.kind === "mention") keys.push(callingOf(record.label, record.quote));
  const [start, word] = [callingOf(label, ""), wordAt(text, at)];
  const names = keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
  const places = word ? names.map((words) => placeAround(text, words, at)) : [];
  return places.reduce(
    (best, each) => (each && best && each.end - each.start > best.end - best.start ? each : best),
    word,
  );
}

/** Where `words` stand round `at`, as whole words. @param {string} text @param {string} words @param {number} at */
function placeAround(text, words, at) {
  const from = Math.max(0, at - words.length + 1);
  const start = from + text.slice(from, at + words.length).indexOf(words);
  const end = start + words.length;
  if (start < from) return null;
  const isPart = (/** @type {number} */ unit) => PART_OF_WORD.test(text[unit] ?? "");
  return isPart(start - 1) || isPart(end) ? null : { start, end };
}
