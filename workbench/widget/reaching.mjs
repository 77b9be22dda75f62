// Shift and a click: the nearer edge of some words moves to the word that is clicked.
//
// Of a form's words while one is open, else of those that one stands on. A selection is stretched by the browser.

import { wordAt } from "./boundaries.mjs";
import { placeOf } from "./changes.mjs";
import { resizeTo } from "./deeds.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./text.mjs").Stretch} Stretch */

/**
 * `stretch` so that it ends with a word beyond it, or with one in it that is nearer to that end.
 * @param {Stretch} stretch @param {Stretch} word @returns {Stretch}
 */
function reached({ start, end }, word) {
  if (word.end > end || (word.start >= start && word.start - start > end - word.end)) return { start, end: word.end };
  return { start: word.start, end };
}

/** @param {Editor} editor @param {MouseEvent} event */
function wordUnder({ page }, event) {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (!caret || !page.box.contains(caret.offsetNode)) return null;
  const at = page.selection.place(caret.offsetNode, caret.offset);
  return wordAt(page.text, at) ?? wordAt(page.text, at - 1);
}

/** @param {Editor} editor @param {MouseEvent} event @returns {boolean} whether the click was for this */
export function reach(editor, event) {
  const { dock, reading } = editor;
  if (!reading || !event.shiftKey || event.button !== 0 || editor.selected()) return false;
  const record = reading.records.get(editor.current);
  const words = dock.form ? dock.form.span() : record && placeOf(record);
  const word = words && wordUnder(editor, event);
  if (!words || !word) return false;
  const span = reading.span(reached(reading.stretch(words), word));
  if (dock.form) dock.form.about(span);
  else if (record) resizeTo(editor, record, span);
  editor.paint();
  return true;
}
