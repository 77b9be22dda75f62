// What a key is bound to: how a pressed key finds it, how it is printed, and how a codebook gives it another key.

import { keycaps, make } from "./nodes.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/**
 * `name`: what a codebook calls it. `when`: whether it does something now. `foot`: whether the foot line teaches it; the
 * others have a button elsewhere. `rare`: the key map tells of it only while it does something.
 * @typedef {Object} Binding
 * @property {string} name
 * @property {string[]} keys
 * @property {string} words
 * @property {(editor: Editor) => boolean} [when]
 * @property {(editor: Editor, key: string) => unknown} run
 * @property {boolean} [foot]
 * @property {boolean} [rare]
 */
/** @typedef {{bindings: Binding[], problems: string[]}} Keys */

const PRINTED = [
  ["ArrowLeft", "←"],
  ["ArrowRight", "→"],
  ["ArrowUp", "↑"],
  ["ArrowDown", "↓"],
  ["Escape", "Esc"],
  ["Delete", "Del"],
];
const HELD = /^(Ctrl\+)?(Alt\+)?(Shift\+)?/;
const NAMED = /^(F\d+|Arrow(Left|Right|Up|Down)|Enter|Escape|Space|Backspace|Delete|Insert|Home|End|Page(Up|Down))$/;
const OURS = /^Ctrl\+(Shift\+)?[zy]$/; // all that is held with Ctrl is the notebook's, but for these

/**
 * The name of a pressed key as the table writes it. A layout without Latin letters counts by the key's place.
 * @param {KeyboardEvent} event
 */
export function nameOf(event) {
  const place = /^(?:Key|Digit)(\w)$/.exec(event.code)?.[1] ?? "";
  const asWritten = event.key.length > 1 || /^[ -~]$/.test(event.key) || !place; // a place such as that of "ö" is no letter's
  const letter = event.shiftKey ? place : place.toLowerCase();
  const key = event.key === " " ? "Space" : asWritten ? event.key : letter;
  const command = event.ctrlKey || event.metaKey;
  const shift = event.shiftKey && (command || key.length > 1);
  const held = `${command ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}`;
  return held + (command ? key.toLowerCase() : key);
}

/** @param {Editor} editor @param {Binding} binding */
export function works(editor, binding) {
  return binding.when ? binding.when(editor) : true;
}

/** @param {Editor} editor @param {string} key @returns {Binding | undefined} */
export function bindingOf(editor, key) {
  return editor.keys.bindings.find((binding) => binding.keys.includes(key) && works(editor, binding));
}

/** Keys as they are printed; a long row as its first and last. @param {string[]} keys */
export function printed(keys) {
  const row = keys.length > 3 ? [`${keys[0]}–${keys[keys.length - 1]}`] : keys;
  return row.map((key) => PRINTED.reduce((name, [from, to]) => name.replace(from, to), key));
}

/** Words with the key that does the same. @param {Editor} editor @param {string} words @param {string} name */
export function keyed(editor, words, name) {
  const binding = editor.keys.bindings.find((each) => each.name === name);
  return make("span", {}, binding && keycaps(...printed(binding.keys.slice(0, 1))), words);
}

/**
 * The table with a codebook's own keys in it. Whatever cannot be is left as it was, and told.
 * @param {Binding[]} table @param {Record<string, string | string[]>} wanted  binding name → key or keys
 * @returns {Keys}
 */
export function remapped(table, wanted) {
  /** @type {string[]} */
  const problems = [];
  let bindings = table;
  for (const [name, keys] of Object.entries(wanted)) {
    const row = typeof keys === "string" ? [keys] : keys;
    const problem = obstacle(table, name, row);
    if (problem) problems.push(problem);
    else bindings = bindings.map((each) => (each.name === name ? { ...each, keys: row } : each));
  }
  const clashes = clashesIn(bindings, table);
  if (!clashes.length) return { bindings, problems };
  return { bindings: table, problems: [...problems, ...clashes] };
}

/** @param {Binding[]} table @param {string} name @param {string[]} keys */
function obstacle(table, name, keys) {
  const known = table.some((each) => each.name === name);
  const where = `codebook.toml, [keys]: ${name}`;
  if (!known) return `${where} is nothing that has a key; the names are ${table.map((each) => each.name).join(", ")}.`;
  if (!keys.length) return `${where} has no key; give it one, or delete the line.`;
  const taken = keys.find((key) => key.startsWith("Ctrl+") && !OURS.test(key));
  if (taken) return `${where} = "${taken}": keys held with Ctrl are the notebook's; choose one without.`;
  const none = keys.find((key) => !canBePressed(key));
  const how = 'write the sign that it gives ("N", not "Shift+n"), or a name such as Enter, Space, F2 or ArrowUp';
  return none && `${where} = "${none}" is no key; ${how}.`;
}

/** Whether `nameOf` could ever say so. @param {string} key */
function canBePressed(key) {
  const [held] = HELD.exec(key) ?? [""];
  const itself = key.slice(held.length);
  if (NAMED.test(itself)) return true;
  return [...itself].length === 1 && itself !== " " && (held.startsWith("Ctrl+") || !held.includes("Shift+"));
}

/**
 * Keys that two bindings now share and did not share before: rejecting and deleting share theirs, never at once.
 * @param {Binding[]} bindings @param {Binding[]} table
 */
function clashesIn(bindings, table) {
  /** @param {Binding} a @param {Binding} b */
  const pairs = (a, b) => a.keys.find((key) => b.keys.includes(key));
  return bindings.flatMap((a, index) =>
    bindings.slice(index + 1).flatMap((b, after) => {
      const key = pairs(a, b);
      const before = pairs(table[index], table[index + 1 + after]);
      return key && key !== before
        ? [`codebook.toml, [keys]: "${key}" would be both ${a.name} and ${b.name}; all keys stay as they were.`]
        : [];
    }),
  );
}
