// Ids are words that people choose. `constructor`, `__proto__` or one with a blank in it is an id like any other.

/**
 * A map by ids in which nothing is but what was put there: every other object has a `constructor` already.
 * @template Value @param {Record<string, Value>} [from] @returns {Record<string, Value>}
 */
export function byId(from = {}) {
  return Object.assign(Object.create(null), from);
}

/** An id as one word of an attribute that holds several. @param {string} id */
export function wordOf(id) {
  return encodeURIComponent(id);
}

/** The ids in an attribute that was made of such words. @param {string} words */
export function idsIn(words) {
  return words.split(" ").filter(Boolean).map(decodeURIComponent);
}
