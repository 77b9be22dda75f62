// Deciding between readings by key: whose is taken, both, neither, or a third; and why.
//
// One stays where one decides, so that what came of it is seen and a reason can be given; the reason, or Enter, goes
// on.

import { takeAgreed } from "./agreed.mjs";
import { reasoning, takingBoth, takingNone, takingOne, versionsOf, isEmpty } from "./comparing.mjs";
import { askReason } from "./grounds.mjs";
import { writeThird } from "./thirds.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./comparing.mjs").Difference} Difference */
/** @typedef {import("./editor.mjs").Editor} Editor */

/** @param {Editor} editor */
const compares = ({ reading }) => Boolean(reading?.comparison);
/** @param {Editor} editor */
const isDecided = ({ difference }) => Boolean(difference?.verdict);
/** Whether a digit is for a reader: it still labels what is selected. @param {Editor} editor */
const toTake = (editor) => Boolean(editor.difference && !editor.selected());
/** @param {Editor} editor */
const manyFound = ({ difference }) => Boolean(difference && found(difference).length > 1);
/** @param {Editor} editor */
const oneLacks = ({ difference }) => Boolean(difference && versionsOf(difference).some(isEmpty));
/** @param {Editor} editor */
const canRepeat = (editor) =>
  Boolean(isDecided(editor) && editor.reason && editor.difference?.verdict?.reason !== editor.reason);

/** @type {Binding[]} */
export const COMPARING = [
  {
    name: "next-difference",
    keys: ["n"],
    words: "next difference",
    when: compares,
    run: (e) => goOpen(e, 1),
    foot: true,
  },
  { name: "previous-difference", keys: ["p"], words: "previous difference", when: compares, run: (e) => goOpen(e, -1) },
  {
    name: "take-reader",
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    words: "take what this reader says",
    when: toTake,
    run: (editor, key) => takeReader(editor, Number(key) - 1),
  },
  { name: "take-both", keys: ["b"], words: "both", when: manyFound, run: (e) => decide(e, takingBoth), foot: true },
  {
    name: "take-neither",
    keys: ["x"],
    words: "neither",
    when: (e) => Boolean(e.difference) && !oneLacks(e),
    run: (e) => decide(e, takingNone),
    foot: true,
  },
  {
    name: "take-nothing",
    keys: ["x"],
    words: "nothing is there",
    when: oneLacks,
    run: (e) => decide(e, takingNone),
    foot: true,
  },
  {
    name: "third",
    keys: ["e"],
    words: "write a third",
    when: (e) => Boolean(e.difference),
    run: writeThird,
    foot: true,
  },
  {
    name: "reason",
    keys: ["r"],
    words: "why",
    when: isDecided,
    run: (e) => askReason(e, (words) => giveReason(e, words)),
    foot: true,
  },
  {
    name: "same-reason",
    keys: ['"'],
    words: "the same reason again",
    when: canRepeat,
    run: (e) => giveReason(e, e.reason),
    foot: true,
  },
  {
    name: "go-on",
    keys: ["Enter"],
    words: "go on",
    when: (e) => Boolean(e.difference),
    run: (e) => goOpen(e, 1),
    foot: true,
  },
  {
    name: "take-agreed",
    keys: ["B"],
    words: "take over all articles on which all agree",
    when: compares,
    run: takeAgreed,
  },
];

/** What is found of a difference, in as many ways. @param {Difference} difference */
function found(difference) {
  return versionsOf(difference).filter((each) => !isEmpty(each));
}

/** To the next difference that is not decided, round the end. @param {Editor} editor @param {1 | -1} by */
function goOpen(editor, by) {
  const open = new Set(editor.reading.differences.filter((each) => !each.verdict).map((each) => each.id));
  if (open.size) return editor.goOn(by, (id) => open.has(id));
  editor.frame.hint("Nothing is left to decide here: d marks the article as done, ] goes to the next that differs.");
}

/** @param {Editor} editor @param {typeof takingBoth} change */
function decide(editor, change) {
  const { difference, reading } = editor;
  if (difference) editor.act(change(difference, reading.all), difference.id);
}

/** @param {Editor} editor @param {number} place  of the reader */
export function takeReader(editor, place) {
  const reader = editor.reading.comparison?.readers[place];
  if (reader) decide(editor, (difference, all) => takingOne(difference, all, reader));
}

/** Say why, and go on; but an unclear rule may want an example from here. @param {Editor} editor @param {string} reason */
function giveReason(editor, reason) {
  const { difference } = editor;
  if (!difference?.verdict) return;
  editor.reason = reason;
  editor.act(reasoning(difference, difference.verdict, reason), difference.id);
  if (!reason.includes("unclear")) goOpen(editor, 1);
}
