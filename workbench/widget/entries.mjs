// The entries of a codebook, by name: labels, polarities, voices, valences.

import { byId } from "./ids.mjs";

/** @typedef {import("./reading.mjs").Codebook} Codebook */
/** @typedef {Record<string, {letter?: string, definition?: string, name?: string}>} Entries */

/** A name of the codebook as it is read. @param {string} name */
export function readable(name) {
  return name.replaceAll("_", " ").toLowerCase();
}

/** The same rules, in which an id is found that is there, and no other. @param {Codebook} codebook @returns {Codebook} */
export function rulesById(codebook) {
  const { labels, valences, retired } = codebook;
  return { ...codebook, labels: byId(labels), valences: byId(valences), retired: byId(retired) };
}

/** The letter of each; empty where it has none. @param {Entries} entries */
export function lettersOf(entries) {
  return byId(Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, entry.letter ?? ""])));
}
