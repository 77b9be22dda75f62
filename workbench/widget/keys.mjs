// The one table of keys: what the handler obeys, what the foot line teaches, what the key map lists.

import { edit, link, newNaming, newStance } from "./asking.mjs";
import { accept, acceptAndNext, invert, label, reject, remove, resize, setStatus, stretch, turn } from "./deeds.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/**
 * `when`: whether it does something now. `foot`: whether the foot line teaches it; the others have a button elsewhere.
 * @typedef {Object} Binding
 * @property {string[]} keys
 * @property {string} words
 * @property {(editor: Editor) => boolean} [when]
 * @property {(editor: Editor, key: string) => void} run
 * @property {boolean} [foot]
 */

const PRINTED = [
  ["ArrowLeft", "←"],
  ["ArrowRight", "→"],
  ["Escape", "Esc"],
  ["Delete", "Del"],
];

/** @param {Editor} editor */
const onMention = (editor) => Boolean(editor.currentOf("mention"));
/** @param {Editor} editor */
const onForm = (editor) => Boolean(editor.currentOf("stance") || editor.currentOf("naming"));
/** @param {Editor} editor */
const toLabel = (editor) => Boolean(editor.selected() || editor.currentOf("mention"));
/** @param {Editor} editor */
const toResize = (editor) => Boolean(editor.current && editor.selected());
/** @param {Editor} editor */
const isOpen = (editor) => Object.keys(editor.reading.undecided).length > 0;
/**
 * @param {"start" | "end"} edge @param {1 | -1} by @param {string} key @param {string} words @param {boolean} [foot]
 * @returns {Binding}
 */
function stretching(edge, by, key, words, foot) {
  return {
    keys: [key],
    words,
    when: (editor) => editor.canStretch(),
    run: (editor) => stretch(editor, edge, by),
    foot,
  };
}

/** @type {Binding[]} */
export const KEYS = [
  {
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    words: "label the selection, or the mention you are on",
    when: toLabel,
    run: (editor, key) => label(editor, Number(key) - 1),
  },
  { keys: ["a"], words: "accept", when: (e) => e.isSuggested(), run: (e) => accept(e), foot: true },
  { keys: ["Enter"], words: "accept, go on", when: (e) => e.isSuggested(), run: acceptAndNext, foot: true },
  { keys: ["x"], words: "reject", when: (e) => e.isSuggested(), run: (e) => reject(e), foot: true },
  { keys: ["x", "Delete"], words: "delete", when: (e) => e.isConfirmed(), run: (e) => remove(e), foot: true },
  { keys: ["l"], words: "link to an entity", when: onMention, run: link, foot: true },
  { keys: ["e"], words: "edit", when: onForm, run: edit, foot: true },
  { keys: ["r"], words: "take the selection as its words", when: toResize, run: resize, foot: true },
  stretching("end", 1, "Shift+ArrowRight", "longer"),
  stretching("end", -1, "Shift+ArrowLeft", "shorter", true),
  stretching("start", -1, "Alt+Shift+ArrowLeft", "start further left"),
  stretching("start", 1, "Alt+Shift+ArrowRight", "start further right"),
  { keys: ["n"], words: "next undecided", when: isOpen, run: (e) => e.goUndecided(1), foot: true },
  { keys: ["p"], words: "previous undecided", when: isOpen, run: (e) => e.goUndecided(-1) },
  { keys: ["j"], words: "next record, decided or not", run: (e) => e.goOn(1) },
  { keys: ["k"], words: "previous record, decided or not", run: (e) => e.goOn(-1) },
  { keys: ["s"], words: "new stance", run: newStance, foot: true },
  { keys: ["t"], words: "name a term", when: (e) => Boolean(e.selected()), run: newNaming, foot: true },
  { keys: ["u", "Ctrl+z"], words: "undo", when: (e) => e.reading.canUndo, run: (e) => invert(e, "undo"), foot: true },
  {
    keys: ["U", "Ctrl+Shift+z", "Ctrl+y"],
    words: "redo",
    when: (e) => e.reading.canRedo,
    run: (e) => invert(e, "redo"),
  },
  { keys: ["d"], words: "done", run: (e) => setStatus(e, "done"), foot: true },
  { keys: ["["], words: "previous article", run: (e) => turn(e, "previous") },
  { keys: ["]"], words: "next article", run: (e) => turn(e, "next"), foot: true },
  { keys: ["Escape"], words: "let go", run: (e) => e.letGo() },
  { keys: ["?"], words: "all keys", run: (e) => e.frame.toggleKeyMap(), foot: true },
];

/**
 * The name of a pressed key as the table writes it. A layout without Latin letters counts by the key's place.
 * @param {KeyboardEvent} event
 */
export function nameOf(event) {
  const place = /^(?:Key|Digit)(\w)$/.exec(event.code)?.[1] ?? "";
  const latin = event.key.length > 1 || /^[ -~]$/.test(event.key);
  const key = latin ? event.key : event.shiftKey ? place : place.toLowerCase();
  const command = event.ctrlKey || event.metaKey;
  const shift = event.shiftKey && (command || key.length > 1);
  const held = `${command ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}`;
  return held + (command ? key.toLowerCase() : key);
}

/** @param {Editor} editor @param {Binding} binding */
export function works(editor, binding) {
  return binding.when ? binding.when(editor) : true;
}

/** @param {Editor} editor @param {string} name @returns {Binding | undefined} */
export function bindingOf(editor, name) {
  return KEYS.find((binding) => binding.keys.includes(name) && works(editor, binding));
}

/** Keys as they are printed; a long row as its first and last. @param {string[]} keys */
export function printed(keys) {
  const row = keys.length > 3 ? [`${keys[0]}–${keys[keys.length - 1]}`] : keys;
  return row.map((key) => PRINTED.reduce((name, [from, to]) => name.replace(from, to), key));
}
