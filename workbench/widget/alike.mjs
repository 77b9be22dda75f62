// One correction of words for all the positions that were suggested on the same words.

import { editing, newId } from "./changes.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Stance} Stance */
/** @typedef {import("./editor.mjs").Editor} Editor */

/** @param {Span} one @param {Span} other */
function isSame(one, other) {
  return one.start === other.start && one.end === other.end;
}

/**
 * The undecided stances on the words that the current one was suggested on, once it has others.
 * @param {Editor} editor @returns {[string, Stance][]}
 */
function leftBehind({ reading, current }) {
  const [record, fate] = [reading.records.get(current), reading.all[`fate:${current}`]];
  const was = fate?.kind === "decision" && fate.suggestion.kind === "stance" ? fate.suggestion.evidence : null;
  if (record?.kind !== "stance" || !was || isSame(was, record.evidence)) return [];
  return Object.entries(reading.undecided).flatMap(([id, each]) =>
    each.kind === "stance" && isSame(each.evidence, was) ? [/** @type {[string, Stance]} */ ([id, each])] : [],
  );
}

/** The words for those too; one undo takes back what was done to all of them. @param {Editor} editor */
function bringAlong(editor) {
  const { current, latest } = editor;
  const stance = editor.currentOf("stance");
  if (!stance) return;
  const step = { group: current in (latest?.put ?? {}) ? (latest.group ?? latest.id) : newId() };
  for (const [id, each] of leftBehind(editor))
    editor.act({ ...editing("resize", id, { ...each, evidence: stance.evidence }, each), ...step });
}

/** @type {Binding[]} */
export const ALIKE = [
  {
    name: "others-too",
    keys: ["o"],
    words: "its words for the others there too",
    when: (editor) => leftBehind(editor).length > 0,
    run: bringAlong,
    foot: true,
  },
];
