// Further passages that show a position: told on its card, seen in the text, added and left out.

import { editing } from "./changes.mjs";
import { selectedWords } from "./deeds.mjs";
import { button, make } from "./nodes.mjs";
import { counted } from "./saying.mjs";
import { overlap } from "./text.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Stance} Stance */
/** @typedef {import("./editor.mjs").Editor} Editor */

/** All words that show a position, its own first. @param {Stance} stance @returns {Span[]} */
export function passagesOf({ evidence, also = [] }) {
  return [evidence, ...also];
}

/** See one of the passages in the text; 0 is the position's own words. @param {Editor} editor @param {number} at */
export function seePassage(editor, at, id = editor.current) {
  if (editor.current !== id) editor.goTo(id);
  const stance = editor.currentOf("stance");
  const span = stance && passagesOf(stance)[at];
  if (!span) return;
  editor.passage = at;
  editor.paint();
  editor.frame.draw();
  editor.page.reveal(editor.reading.stretch(span));
  editor.frame.hint(`${at + 1} of ${passagesOf(stance).length} passages: “${span.quote}”`);
  editor.frame.focus();
}

/** @param {Editor} editor @param {Stance} stance @param {Span[]} also  in their place */
function put(editor, stance, also, id = editor.current) {
  const inOrder = also.toSorted((a, b) => a.start - b.start || a.end - b.end);
  editor.act(editing("passages", id, { ...stance, also: inOrder }, editor.reading.undecided[id]), id);
}

/** Leave one of the further passages out. @param {Editor} editor @param {number} at @param {string} id */
export function leaveOut(editor, at, id) {
  const stance = editor.reading.records.get(id);
  if (stance?.kind !== "stance" || editor.locked) return;
  put(
    editor,
    stance,
    (stance.also ?? []).filter((_, index) => index !== at - 1),
    id,
  );
}

/** The selected words show the position too. @param {Editor} editor */
function add(editor) {
  const [stance, words] = [editor.currentOf("stance"), selectedWords(editor)];
  if (!stance || !words) return;
  if (passagesOf(stance).some((each) => overlap(each, words)))
    return editor.frame.hint("These words, or some of them, are passages of this position already.");
  document.getSelection()?.removeAllRanges();
  put(editor, stance, [...(stance.also ?? []), words]);
}

/**
 * What a card says of further passages: how many, or which, where one stands on it. `at`: the one that is seen.
 * @param {Stance} stance @param {boolean} current @param {number} at
 * @param {{see: (at: number) => void, leaveOut: (at: number) => void}} hands
 */
export function passageLines({ also = [] }, current, at, hands) {
  if (!also.length) return null;
  if (!current) return make("p", { class: "sw-more" }, `and ${counted(also.length, "further passage")}`);
  /** @param {() => void} run */
  const alone = (run) => (/** @type {Event} */ event) => {
    event.stopPropagation(); // or the card would be gone to as well
    run();
  };
  const lines = also.map(({ quote }, index) => {
    const see = alone(() => hands.see(index + 1));
    const drop = alone(() => hands.leaveOut(index + 1));
    return make(
      "li",
      { "aria-current": at === index + 1 },
      button(make("q", { dir: "auto" }, quote), () => {}, { onclick: see, title: quote }),
      button("×", () => {}, { onclick: drop, "aria-label": `leave out “${quote}”`, title: "leave it out" }),
    );
  });
  return make("ol", { class: "sw-passages", "aria-label": "Further passages that show it" }, ...lines);
}

/** @param {Editor} editor */
const further = (editor) => editor.currentOf("stance")?.also?.length ?? 0;

/** @type {Binding[]} */
export const PASSAGES = [
  {
    name: "passage",
    keys: ["w"],
    words: "where else it shows",
    when: (editor) => further(editor) > 0,
    run: (editor) => seePassage(editor, (editor.passage + 1) % (further(editor) + 1)),
    foot: true,
  },
  {
    name: "add-passage",
    keys: ["A"],
    words: "the selection shows it too",
    when: (editor) => Boolean(editor.currentOf("stance") && editor.selected()),
    run: add,
    foot: true,
    rare: true,
  },
];
