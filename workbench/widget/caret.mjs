// Walking the text by keys. What a key selects is a real selection, so every key that works after a drag works here.
//
// Text order is what counts: → is forward where lines are read from left to right, and back where they are not.

import { wordAt, wordBeside } from "./boundaries.mjs";
import { placeOf } from "./changes.mjs";
import { resizeTo } from "./deeds.mjs";
import { byCharacter, countWhile, sentenceAround, sentencesIn } from "./text.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./text.mjs").Line} Line */
/** @typedef {import("./text.mjs").Stretch} Stretch */
/** @typedef {1 | -1} By */
/** @typedef {(text: string, stretch: Stretch, edge: "start" | "end", by: By) => Stretch} Move */

/** What is selected, else the words of what one stands on. @param {Editor} editor @returns {Stretch | null} */
export function here({ page, reading, current }) {
  const place = reading.places.get(current);
  return page.selection.stretch() ?? (place ? reading.stretch(place) : null);
}

/** @param {Editor} editor @param {Stretch | null | undefined} stretch @param {boolean} exact */
export function choose(editor, stretch, exact) {
  if (!stretch) return;
  editor.exact = exact;
  editor.page.selection.set(stretch.start, stretch.end);
  editor.page.reveal(stretch);
}

/**
 * The way through the text that a key means: on a line read from right to left, → points back.
 * @param {Editor} editor @param {string} key @param {By} by @param {Stretch} at
 */
function along({ page }, key, by, at) {
  const sideways = /Arrow(?:Left|Right)$/.test(key);
  return sideways && page.isRightToLeft(at.start) ? /** @type {By} */ (-by) : by;
}

/**
 * Select the next or the previous word; in a sentence that ↑ or ↓ has selected, its first or its last.
 * @param {Editor} editor @param {string} key @param {By} by
 */
function goWord(editor, key, by) {
  const { text } = editor.reading.article;
  const from = here(editor);
  if (!from) return choose(editor, wordBeside(text, editor.page.top(), 1), false);
  const way = along(editor, key, by, from);
  const forward = way > 0;
  choose(editor, wordBeside(text, forward !== isSentence(text, from) ? from.end : from.start, way), false);
}

/** Whether these are the words of one sentence, and more than one. @param {string} text @param {Stretch} words */
function isSentence(text, { start, end }) {
  const sentence = sentenceAround(text, { start, end });
  return sentence.start === start && sentence.end === end && wordAt(text, start)?.end !== end;
}

/**
 * The same for sentences; from inside one, back goes to where it begins, and so do both ways where there is no other.
 * @param {Editor} editor @param {By} by
 */
function goSentence(editor, by) {
  const { article, lines } = editor.reading;
  const from = here(editor);
  const sentence = from
    ? (sentenceBeside(article.text, lines, from.start, by) ?? sentenceAround(article.text, from))
    : sentenceBeside(article.text, lines, editor.page.top() - 1, 1);
  choose(editor, sentence, false);
}

/**
 * The nearest sentence that begins after `at` (`by` 1) or before it.
 * @param {string} text @param {Line[]} lines @param {number} at @param {By} by
 */
function sentenceBeside(text, lines, at, by) {
  const first = countWhile(lines.length, (index) => (by > 0 ? lines[index].end <= at : lines[index].start < at));
  for (let index = by > 0 ? first : first - 1; lines[index]; index += by) {
    const sentences = sentencesIn(text, lines[index]);
    const found = by > 0 ? sentences.find((each) => each.start > at) : sentences.findLast((each) => each.start < at);
    if (found) return found;
  }
  return null;
}

/** One edge moved by a word; the same where there is none, or nothing would be left. @type {Move} */
export function byWord(text, stretch, edge, by) {
  const at = stretch[edge];
  const grows = (edge === "end") === by > 0;
  const to = (grows ? outward : inward)(text, at, by) ?? at;
  const moved = { start: stretch.start, end: stretch.end, [edge]: to };
  return moved.start < moved.end ? moved : stretch;
}

/** @param {string} text @param {number} at @param {By} by */
function outward(text, at, by) {
  const word = wordAt(text, by > 0 ? at : at - 1) ?? wordBeside(text, at, by);
  return word?.[by > 0 ? "end" : "start"];
}

/** @param {string} text @param {number} at @param {By} by */
function inward(text, at, by) {
  const [near, far] = by > 0 ? /** @type {const} */ (["start", "end"]) : /** @type {const} */ (["end", "start"]);
  const word = wordBeside(text, at, by);
  if (!word || word[near] !== at) return word?.[near];
  return wordBeside(text, word[far], by)?.[near];
}

/**
 * Move an edge of the selection, else of the name one stands on.
 * @param {Editor} editor @param {string} key @param {Move} move @param {"start" | "end"} edge @param {By} by
 */
function moveEdge(editor, key, move, edge, by) {
  const from = here(editor);
  if (!from) return;
  const to = move(editor.reading.article.text, from, edge, along(editor, key, by, from));
  const record = editor.reading.records.get(editor.current);
  if (editor.selected()) choose(editor, to, move === byCharacter);
  else if (record) resizeTo(editor, record, editor.reading.span(to));
}

/**
 * @param {string} name @param {string} key @param {string} words @param {Move} move @param {"start" | "end"} edge
 * @param {By} by @returns {Binding}
 */
function edging(name, key, words, move, edge, by) {
  return {
    name,
    keys: [key],
    words,
    when: (editor) => Boolean(editor.selected()) || editor.canStretch(),
    run: (editor, pressed) => moveEdge(editor, pressed, move, edge, by),
  };
}

/** @type {Binding[]} */
export const MOVING = [
  { name: "word-next", keys: ["ArrowRight"], words: "next word", run: (e, key) => goWord(e, key, 1) },
  { name: "word-previous", keys: ["ArrowLeft"], words: "previous word", run: (e, key) => goWord(e, key, -1) },
  { name: "sentence-next", keys: ["ArrowDown"], words: "next sentence", run: (e) => goSentence(e, 1) },
  { name: "sentence-previous", keys: ["ArrowUp"], words: "previous sentence", run: (e) => goSentence(e, -1) },
  edging("longer", "Shift+ArrowRight", "longer", byWord, "end", 1),
  edging("shorter", "Shift+ArrowLeft", "shorter", byWord, "end", -1),
  edging("start-earlier", "Shift+ArrowUp", "start earlier", byWord, "start", -1),
  edging("start-later", "Shift+ArrowDown", "start later", byWord, "start", 1),
  edging("longer-by-character", "Alt+Shift+ArrowRight", "longer by a character", byCharacter, "end", 1),
  edging("shorter-by-character", "Alt+Shift+ArrowLeft", "shorter by a character", byCharacter, "end", -1),
  edging("start-earlier-by-character", "Alt+Shift+ArrowUp", "start a character earlier", byCharacter, "start", -1),
  edging("start-later-by-character", "Alt+Shift+ArrowDown", "start a character later", byCharacter, "start", 1),
];
