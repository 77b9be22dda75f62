// The one table of keys: what the handler obeys, what the foot line teaches, what the key map lists.

/** @typedef {import("./editor.mjs").Editor} Editor */
/**
 * `when`: whether it does something now. `foot`: whether the foot line teaches it; the rest have buttons above the text.
 * @typedef {{keys: string[], words: string, when: (editor: Editor) => boolean, run: (editor: Editor, key: string) => void, foot?: boolean}} Binding
 */

/** @type {Binding[]} */
export const KEYS = [
  {
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    words: "label the selection, or the mention you are on",
    when: (editor) => Boolean(editor.selected() || editor.currentOf("mention")),
    run: (editor, key) => editor.label(Number(key) - 1),
  },
  { keys: ["a"], words: "accept", when: (e) => e.isSuggested(), run: (e) => e.accept(), foot: true },
  { keys: ["Enter"], words: "accept, go on", when: (e) => e.isSuggested(), run: (e) => e.acceptAndNext(), foot: true },
  { keys: ["x"], words: "reject", when: (e) => e.isSuggested(), run: (e) => e.reject(), foot: true },
  { keys: ["x", "Delete"], words: "delete", when: (e) => e.isConfirmed(), run: (e) => e.remove(), foot: true },
  { keys: ["l"], words: "link to an entity", when: (e) => Boolean(e.currentOf("mention")), run: (e) => e.link(), foot: true },
  { keys: ["e"], words: "edit", when: (e) => Boolean(e.currentOf("stance") || e.currentOf("naming")), run: (e) => e.edit(), foot: true },
  { keys: ["r"], words: "take the selection as its words", when: (e) => Boolean(e.current && e.selected()), run: (e) => e.resize(), foot: true },
  { keys: ["Shift+ArrowRight"], words: "longer", when: (e) => e.canStretch(), run: (e) => e.stretch("end", 1) },
  { keys: ["Shift+ArrowLeft"], words: "shorter", when: (e) => e.canStretch(), run: (e) => e.stretch("end", -1), foot: true },
  { keys: ["Alt+Shift+ArrowLeft"], words: "start further left", when: (e) => e.canStretch(), run: (e) => e.stretch("start", -1) },
  { keys: ["Alt+Shift+ArrowRight"], words: "start further right", when: (e) => e.canStretch(), run: (e) => e.stretch("start", 1) },
  { keys: ["n"], words: "next undecided", when: (e) => e.open.length > 0, run: (e) => e.goUndecided(1), foot: true },
  { keys: ["p"], words: "previous undecided", when: (e) => e.open.length > 0, run: (e) => e.goUndecided(-1) },
  { keys: ["s"], words: "new stance", when: () => true, run: (e) => e.newStance(), foot: true },
  { keys: ["t"], words: "name a term", when: (e) => Boolean(e.selected()), run: (e) => e.newNaming(), foot: true },
  { keys: ["u", "Ctrl+z"], words: "undo", when: (e) => e.canUndo(), run: (e) => e.invert("undo"), foot: true },
  { keys: ["U", "Ctrl+Shift+z", "Ctrl+y"], words: "redo", when: (e) => e.canRedo(), run: (e) => e.invert("redo") },
  { keys: ["d"], words: "done", when: () => true, run: (e) => e.state("done"), foot: true },
  { keys: ["["], words: "previous article", when: () => true, run: (e) => e.go("previous") },
  { keys: ["]"], words: "next article", when: () => true, run: (e) => e.go("next"), foot: true },
  { keys: ["Escape"], words: "let go", when: () => true, run: (e) => e.letGo() },
  { keys: ["?"], words: "all keys", when: () => true, run: (e) => e.toggleKeyMap(), foot: true },
];

/**
 * The name of a pressed key as the table writes it. A layout without Latin letters or digits counts by the key's place.
 * @param {KeyboardEvent} event
 */
export function nameOf(event) {
  const place = /^(?:Key|Digit)(\w)$/.exec(event.code)?.[1] ?? "";
  const latin = event.key.length > 1 || /^[ -~]$/.test(event.key);
  const key = latin ? event.key : event.shiftKey ? place : place.toLowerCase();
  const command = event.ctrlKey || event.metaKey;
  const shift = event.shiftKey && (command || key.length > 1);
  return `${command ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${command ? key.toLowerCase() : key}`;
}

/** @param {Editor} editor @param {string} name @returns {Binding | undefined} */
export function bindingOf(editor, name) {
  return KEYS.find((binding) => binding.keys.includes(name) && binding.when(editor));
}

/** @param {string} key */
export function shown(key) {
  return key.replace("ArrowLeft", "←").replace("ArrowRight", "→").replace("Escape", "Esc").replace("Delete", "Del");
}
