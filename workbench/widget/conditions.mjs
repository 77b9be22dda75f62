// The condition that some words state, in those words: what follows "if", and "unless …" as it stands. Pure, no page.
//
// An offer for English, selected in its field, so that whatever is typed takes its place.

import { clausesIn } from "./clauses.mjs";

/** @typedef {import("./text.mjs").Stretch} Stretch */

const CONDITION =
  /(?<![\p{L}\p{N}])(?:(?:(?:only )?if|provided that|(?:as|so) long as|whoever|any(?:one|body) who)\s+|(?=(?:unless|without)\s))/iu;

/**
 * The words that state a condition, to the end of their clause; empty where no word opens one.
 * @param {string} text @param {Stretch} evidence
 */
export function conditionIn(text, evidence) {
  const opened = CONDITION.exec(text.slice(evidence.start, evidence.end));
  if (!opened) return "";
  const at = evidence.start + opened.index + opened[0].length;
  const clause = clausesIn(text, evidence).find((each) => each.end > at);
  return text.slice(at, clause?.end ?? evidence.end);
}
