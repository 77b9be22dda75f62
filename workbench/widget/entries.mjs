// The entries of a codebook, by name: labels, polarities, voices, valences.

/** @typedef {Record<string, {letter?: string, definition?: string, name?: string}>} Entries */

/** A name of the codebook as it is read. @param {string} name */
export function readable(name) {
  return name.replaceAll("_", " ").toLowerCase();
}
