// The one table of keys: what the handler obeys, what the foot line teaches, what the key map lists.

import { REVISED } from "./adjudicated.mjs";
import { ALIKE } from "./alike.mjs";
import { AMENDING } from "./amending.mjs";
import { agree, agreeAndNext, edit, link, newNaming, newStance } from "./asking.mjs";
import { ACCEPTING } from "./bulk.mjs";
import { MOVING } from "./caret.mjs";
import { CARRYING } from "./copies.mjs";
import { CLAUSES } from "./clauses.mjs";
import { SEARCHING } from "./concordance.mjs";
import { CREATING } from "./creating.mjs";
import { canLabel, invert, label, reject, remove, resize, setStatus, turn } from "./deeds.mjs";
import { EXEMPLIFYING } from "./examples.mjs";
import { LABELLING } from "./labelling.mjs";
import { MEETING } from "./newcomers.mjs";
import { NOTING } from "./notes.mjs";
import { PASSAGES } from "./passages.mjs";
import { PROPAGATING } from "./propagation.mjs";
import { LISTING } from "./queue.mjs";
import { RETYPING } from "./regions.mjs";
import { REPAIRING } from "./repair.mjs";
import { COMPARING } from "./verdicts.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./editor.mjs").Editor} Editor */

/** @param {Editor} editor */
const onName = (editor) => Boolean(editor.currentOf("mention") || editor.currentOf("naming"));
/** @param {Editor} editor */
const onForm = (editor) => Boolean(editor.currentOf("stance") || editor.currentOf("naming"));
/** @param {Editor} editor */
const toName = (editor) => Boolean(editor.selected() || editor.currentOf("mention"));
/** @param {Editor} editor */
const toResize = (editor) => Boolean(editor.current && editor.selected() && !editor.difference);
/** @param {Editor} editor */
const isOpen = (editor) => Object.keys(editor.reading.undecided).length > 0;
/** @type {Binding[]} */
const DECIDING = [
  {
    name: "label",
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    words: "label the selection, the mention you are on, or the name you clicked",
    when: canLabel,
    run: (editor, key) => label(editor, Number(key) - 1),
  },
  { name: "accept", keys: ["a"], words: "accept", when: (e) => e.isSuggested(), run: (e) => agree(e), foot: true },
  {
    name: "accept-next",
    keys: ["Enter"],
    words: "accept, go on",
    when: (e) => e.isSuggested(),
    run: agreeAndNext,
    foot: true,
  },
  { name: "reject", keys: ["x"], words: "reject", when: (e) => e.isSuggested(), run: (e) => reject(e), foot: true },
  {
    name: "delete",
    keys: ["x", "Delete"],
    words: "delete",
    when: (e) => e.isConfirmed(),
    run: (e) => remove(e),
    foot: true,
  },
  { name: "link", keys: ["l"], words: "link to an entity", when: onName, run: link, foot: true },
  { name: "edit", keys: ["e"], words: "edit", when: onForm, run: edit, foot: true },
  { name: "take", keys: ["r"], words: "take the selection as its words", when: toResize, run: resize, foot: true },
  { name: "stance", keys: ["s"], words: "new stance", run: newStance, foot: true },
  { name: "term", keys: ["t"], words: "name a term", when: toName, run: newNaming, foot: true },
];

/** @type {Binding[]} */
const WALKING = [
  { name: "next", keys: ["n"], words: "next undecided", when: isOpen, run: (e) => e.goUndecided(1), foot: true },
  { name: "previous", keys: ["p"], words: "previous undecided", when: isOpen, run: (e) => e.goUndecided(-1) },
  { name: "forward", keys: ["j"], words: "next record, decided or not", run: (e) => e.goOn(1) },
  { name: "back", keys: ["k"], words: "previous record, decided or not", run: (e) => e.goOn(-1) },
];

/** @type {Binding[]} */
const LOOKING = [
  { name: "problems", keys: ["v"], words: "problems", run: (e) => e.frame.showTab("problems", true) },
  { name: "history", keys: ["h"], words: "what was done", run: (e) => e.frame.showTab("history", true) },
  {
    name: "codebook",
    keys: ["c"],
    words: "codebook: what this label means",
    run: (e) => e.frame.showTab("codebook", false),
  },
];

/** @type {Binding[]} */
const ARTICLE = [
  {
    name: "undo",
    keys: ["u", "Ctrl+z"],
    words: "undo",
    when: (e) => Boolean(e.reading.undoes),
    run: (e) => invert(e, "undo"),
    foot: true,
  },
  {
    name: "redo",
    keys: ["U", "Ctrl+Shift+z", "Ctrl+y"],
    words: "redo",
    when: (e) => Boolean(e.reading.redoes),
    run: (e) => invert(e, "redo"),
  },
  { name: "done", keys: ["d"], words: "done", run: (e) => setStatus(e, "done"), foot: true },
  { name: "previous-article", keys: ["["], words: "previous article", run: (e) => turn(e, "previous") },
  { name: "next-article", keys: ["]"], words: "next article", run: (e) => turn(e, "next"), foot: true },
  { name: "larger", keys: ["+"], words: "larger text", run: (e) => e.frame.comfort.size(1) },
  { name: "smaller", keys: ["-"], words: "smaller text", run: (e) => e.frame.comfort.size(-1) },
  { name: "spacing", keys: ["="], words: "other line spacing", run: (e) => e.frame.comfort.spacing() },
  { name: "let-go", keys: ["Escape"], words: "let go", run: (e) => e.letGo() },
  { name: "keys", keys: ["?"], words: "all keys", run: (e) => e.frame.toggleKeyMap(), foot: true },
];

/** @type {Record<string, Binding[]>} heading → bindings, as the key map shows them */
export const KEYS = {
  Compare: COMPARING,
  Decide: [...DECIDING, ...ALIKE, ...PASSAGES, ...LABELLING, ...CREATING, ...NOTING, ...EXEMPLIFYING],
  "Many at once": [...PROPAGATING, ...ACCEPTING, ...CARRYING],
  "From record to record": WALKING,
  "In the text": [...MOVING, ...CLAUSES],
  Find: [...LISTING, ...SEARCHING, ...LOOKING, ...REVISED, ...AMENDING, ...MEETING, ...REPAIRING],
  Article: [...RETYPING, ...ARTICLE],
};

/** What there is nothing for where readings are compared: suggestions, other articles, the same text elsewhere. */
export const UNCOMPARED = new Set([
  ...["accept", "accept-next", "reject", "accept-many", "others-too", "next", "previous", "carry", "newcomers"],
  ...["propagate-everywhere"],
]);

/** @type {Binding[]} */
export const TABLE = Object.values(KEYS).flat();
