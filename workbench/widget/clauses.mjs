// Walking a sentence by its clauses, which is what shows a position most often.
//
// Punctuation, dashes, brackets and quotation marks part clauses in any language; words that open one do so in English.
// A guess, made to be corrected by the keys that move an edge.

import { choose, here } from "./caret.mjs";
import { placeClicked, resizeTo } from "./deeds.mjs";
import { sentenceAround } from "./text.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./text.mjs").Stretch} Stretch */

const QUOTED_WORDS = /["“„«([][^\s"“”»)\]]+(?:\s[^\s"“”»)\]]+){0,2}["“”»)\]]/gu; // “safe zones”, (ISIS): no clauses
const STOP = /[,;:…،؛、，；](?=[\s\p{P}]|$)/gu; // not in "1,000"
const BOUND = /(?<=\s)[-–](?=\s)|—|["“”„«»()[\]]/gu;
const OPENER =
  /(?<=^|[\s\p{P}])(?:(?:only |even )?if|unless|because|(?:even )?though|although|while|whereas|until|but|as long as|(?<=(?:ed|ing|said|says)\s)that)(?=\s)/giu;
const NOT_ITS_OWN = /^(?:[^\p{L}\p{N}]|(?:and|or|but|that)(?=\s))+/iu; // what joins it to the one before
const AFTER_IT = /[^\p{L}\p{N}\p{M}\u200d\ufe0f]+$/u;

/**
 * The clauses of a sentence, without the marks between them and the words that join them.
 * @param {string} text @param {Stretch} sentence @returns {Stretch[]}
 */
export function clausesIn(text, { start, end }) {
  const words = text.slice(start, end).replace(QUOTED_WORDS, (few) => "x".repeat(few.length));
  const cuts = [words.length];
  for (const mark of words.matchAll(STOP)) cuts.push(mark.index + 1);
  for (const mark of words.matchAll(BOUND)) cuts.push(mark.index, mark.index + 1);
  for (const opener of words.matchAll(OPENER)) cuts.push(opener.index);
  let from = 0;
  return cuts
    .sort((a, b) => a - b)
    .flatMap((to) => {
      const clause = words.slice(from, to);
      const front = NOT_ITS_OWN.exec(clause)?.[0].length ?? 0;
      const back = AFTER_IT.exec(clause.slice(front))?.[0].length ?? 0;
      const found = { start: start + from + front, end: start + to - back };
      from = to;
      return found.start < found.end ? [found] : [];
    });
}

/**
 * The clause that `from` lies or begins in; the next one (`by` 1) or the one before where it is that clause itself, and
 * of several clauses the first or the last.
 * @param {string} text @param {Stretch} from @param {1 | -1} by
 */
export function clauseBeside(text, from, by) {
  const clauses = clausesIn(text, sentenceAround(text, from));
  const at = clauses.findIndex((each) => each.start === from.start && each.end === from.end);
  if (at >= 0) return clauses[at + by] ?? clauses[by > 0 ? 0 : clauses.length - 1];
  const touched = clauses.filter((each) => each.start < from.end && from.start < each.end);
  return touched.at(by > 0 ? 0 : -1);
}

/**
 * The same, to the end of its clause, or of the next one where it ends with one.
 * @param {string} text @param {Stretch} from
 */
export function withClause(text, from) {
  const next = clausesIn(text, sentenceAround(text, from)).find((each) => each.end > from.end);
  return next && { start: from.start, end: next.end };
}

/** What is selected or one stands on, else what was clicked. @param {Editor} editor */
function around(editor) {
  return here(editor) ?? placeClicked(editor);
}

/**
 * Select a clause; of a position that one stands on it becomes the words.
 * @param {Editor} editor @param {Stretch | undefined} clause
 */
function toClause(editor, clause) {
  const stance = editor.currentOf("stance");
  if (clause && stance && !editor.selected()) resizeTo(editor, stance, editor.reading.span(clause));
  else choose(editor, clause, false);
}

/** @param {Editor} editor @param {1 | -1} by */
function goClause(editor, by) {
  const from = around(editor);
  if (from) toClause(editor, clauseBeside(editor.page.text, from, by));
}

/** @param {Editor} editor */
function addClause(editor) {
  const from = around(editor);
  if (from) toClause(editor, withClause(editor.page.text, from));
}

/** @param {Editor} editor */
const isSomewhere = (editor) => Boolean(around(editor));
/** @param {Editor} editor */
const isSelected = (editor) => Boolean(editor.selected() || editor.currentOf("stance"));

/** @type {Binding[]} */
export const CLAUSES = [
  { name: "clause", keys: [","], words: "clause by clause", when: isSomewhere, run: (e) => goClause(e, 1), foot: true },
  { name: "clause-previous", keys: [";"], words: "previous clause", when: isSomewhere, run: (e) => goClause(e, -1) },
  { name: "clause-longer", keys: ["<"], words: "longer by a clause", when: isSelected, run: addClause },
];
