// Notes and flags: on the record one stands on, else on the article.

import { editing, stating } from "./changes.mjs";
import { setStatus } from "./deeds.mjs";
import { button, keycaps, make } from "./nodes.mjs";
import { lineAbout } from "./summary.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./editor.mjs").Editor} Editor */

/** @type {Binding[]} */
export const NOTING = [
  { name: "note", keys: ["m"], words: "note on the record, or on the article", run: writeNote },
  {
    name: "flag",
    keys: ["!"],
    words: "flag the record, or the article",
    run: (editor) => (editor.current ? flag(editor) : setStatus(editor, "flagged")),
  },
];

/** @param {Editor} editor */
function writeNote(editor) {
  if (editor.locked) return;
  if (editor.isSuggested()) return annotate(editor, ""); // which says why it cannot be
  const { reading, current: id } = editor;
  const record = reading.records.get(id);
  const area = make("textarea", { rows: 3, "aria-label": "Note" });
  area.defaultValue = record ? (record.note ?? "") : reading.note;
  const save = () =>
    editor.dock.saveMenu(() => {
      editor.stand(id); // meanwhile another may have been clicked beside the text
      annotate(editor, area.value);
    });
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.isComposing || (event.key !== "Escape" && (event.key !== "Enter" || event.shiftKey))) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") save();
    else editor.dock.leaveMenu();
  };
  const what = record ? lineAbout(reading, id) : `the article “${reading.article.title || reading.article.id}”`;
  const box = make(
    "div",
    { class: "sw-link sw-note-box", role: "dialog", "aria-label": "Note", onkeydown: pressed },
    make("small", { dir: "auto" }, `Note on ${what}`),
    area,
    make("div", { class: "sw-buttons" }, button(make("span", {}, "save ", keycaps("Enter")), save)),
  );
  editor.frame.float(box, editor.page.pieces(id)[0] ?? editor.frame.box);
  area.focus();
}

/** Mark the current record to come back to, or no more. @param {Editor} editor */
export function flag(editor) {
  const record = editor.reading.records.get(editor.current);
  if (!record || editor.isSuggested()) {
    editor.frame.hint("Only what is confirmed can be flagged: accept it first, or go to a record with j and k.");
    return;
  }
  editor.act(editing("flag", editor.current, { ...record, flagged: !record.flagged }));
}

/**
 * Write a note on the current record, or on the article when one stands on none.
 * @param {Editor} editor @param {string} words
 */
export function annotate(editor, words) {
  const { reading, current } = editor;
  const note = words.trim();
  const record = reading.records.get(current);
  if (record && editor.isSuggested()) editor.frame.hint("Only what is confirmed can have a note: accept it first.");
  else if (record) editor.act(editing("note", current, { ...record, note }));
  else editor.act({ ...stating(reading.status === "untouched" ? "started" : reading.status, {}, note), do: "note" });
}
