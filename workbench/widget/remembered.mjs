// A reader's own choices, which outlast the page. Nothing of the work is kept here: that is the outbox's.

/**
 * What was kept under this name; null when nothing was, or when the browser lets the page store nothing.
 * @param {string} name
 */
export function remembered(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} name @param {unknown} choice */
export function remember(name, choice) {
  try {
    localStorage.setItem(name, JSON.stringify(choice));
  } catch {
    // it holds for this page then
  }
}
