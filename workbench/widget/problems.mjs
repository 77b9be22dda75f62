// The tab with the problems: what the codebook does not allow, in this article or in all, and what stands in two ways.
// Enter goes to the place; what somebody has merged meanwhile is taken over, and what is to be decided is, from here.

import { placeOf } from "./changes.mjs";
import { button, keycaps, make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";

/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./reading.mjs").Dispute} Dispute */
/**
 * `merged`: ids in the record that something else has taken the place of. `choices`: the ways to decide it, in words.
 * @typedef {{article: string, title: string, id: string, sentence: string, merged: string[], quote?: string,
 *   place?: Span | null, choices?: string[]}} Problem
 */

/** @param {Editor} editor @returns {import("./tabs.mjs").Tab} */
export function problemsTab(editor) {
  /** @type {Problem[] | null} */
  let everywhere = null;
  let asked = "";
  /** @type {Problem[]} */
  let shown = [];
  const list = new Rows({
    says: "Problems",
    pressed: (_, { key }) => pressed(key),
    empty: "Nothing here goes against the codebook.",
    run: () => visit(editor, shown[list.at]),
  });
  const said = make("p", { role: "status" });
  const takeOver = () => {
    const merged = shown[list.at]?.merged ?? [];
    if (merged.length) editor.order("amend", { kind: "take over", of: merged });
    else editor.frame.hint("Here is something to choose, and nothing to take over: Enter goes to the place.");
  };
  /** @param {number} choice */
  const decide = (choice) => {
    const problem = shown[list.at];
    if (!problem?.choices?.[choice]) return;
    const { article, id, sentence } = problem;
    editor.order("decide", { article, of: [{ id, sentence, choice }] });
    list.focus();
  };
  const keepAll = () => {
    const { id: article } = editor.reading.article;
    const of = toDecide(editor).map(({ id, sentence }) => ({ id, sentence, choice: 0 }));
    if (of.length) editor.order("decide", { article, of });
    list.focus();
  };
  /** @param {string} key */
  const pressed = (key) => {
    if (key === "t") takeOver();
    else if (key === "k") keepAll();
    else if (shown[list.at]?.choices?.[Number(key) - 1]) decide(Number(key) - 1);
    else return false;
    return true;
  };
  const over = button(make("span", {}, keycaps("t"), "take over in all articles"), takeOver, {
    title: "Your records that use what was merged get what took its place, as one step.",
  });
  const all = button(make("span", {}, keycaps("k"), "keep all that counts now"), keepAll, {
    title: "Whatever is to be decided in this article stays as it counts now, as one step.",
  });
  const ask = async () => {
    asked = editor.saved.at;
    const { rows = [], trouble } = await editor.ask("problems");
    everywhere = rows;
    said.textContent = trouble ?? "";
    draw();
  };
  const toggle = () => {
    if (!everywhere) return ask();
    everywhere = null;
    draw();
  };
  const scope = button("in all articles", toggle, { "aria-pressed": false });
  const choices = make("div", { class: "sw-buttons sw-choices", role: "group", "aria-label": "Decide" });
  const drawChoices = () => {
    const words = shown[list.at]?.choices ?? [];
    choices.replaceChildren(
      ...words.map((each, n) => button(make("span", {}, keycaps(`${n + 1}`), each), () => decide(n), { dir: "auto" })),
    );
  };
  list.element.addEventListener("keydown", drawChoices); // the list has moved by then: it was told first
  list.element.addEventListener("click", drawChoices);
  const draw = () => {
    if (everywhere && asked !== editor.saved.at) void ask(); // what was done since may have put something right
    scope.setAttribute("aria-pressed", String(everywhere !== null));
    shown = everywhere ?? problemsHere(editor);
    over.hidden = !shown.some((row) => row.merged.length);
    all.hidden = toDecide(editor).length < 2;
    list.show(
      shown.map((row) => ({
        key: keyOf(row),
        current: row.id === editor.current,
        children: told(row, everywhere !== null),
      })),
    );
    drawChoices();
  };
  return {
    name: "problems",
    title: "Problems",
    element: make("div", {}, make("div", { class: "sw-buttons" }, scope, over, all), said, list.element, choices),
    count: () => String(problemsHere(editor).length || ""),
    focus: () => list.focus(),
    draw,
  };
}

/** To the record or, where it is gone, to its words. @param {Editor} editor @param {Problem} problem */
function visit(editor, { article, id, place }) {
  editor.travel(article, () => {
    if (editor.reading.records.has(id)) editor.goTo(id);
    else if (place) editor.visitWords({ article, ...place });
  });
}

/** @param {Editor} editor @returns {Dispute[]} */
function toDecide({ reading }) {
  return reading.state.disputes ?? [];
}

/** @param {Editor} editor @returns {Problem[]} */
function problemsHere(editor) {
  const { reading } = editor;
  const { id: article, title } = reading.article;
  return Object.entries(reading.state.problems).flatMap(([id, sentences]) => {
    const record = reading.records.get(id);
    const quote = record && placeOf(record).quote;
    const merged = reading.state.merged[id] ?? [];
    return sentences.map((sentence) => {
      const dispute = toDecide(editor).find((each) => each.id === id && each.sentence === sentence);
      return { article, title, quote, merged, ...(dispute ?? { id, sentence }) };
    });
  });
}

/** @param {Problem} problem */
function keyOf({ article, id, sentence }) {
  return [article, id, sentence].join("\n");
}

/** @param {Problem} problem @param {boolean} everywhere */
function told({ place, quote = place?.quote, sentence, title, merged, choices = [] }, everywhere) {
  const keys = choices.map((_, n) => n + 1).join(", ");
  return [
    make("span", { class: "sw-problem" }, sentence),
    make(
      "small",
      { dir: "auto" },
      [
        everywhere && title,
        quote && `“${quote}”`,
        merged.length > 0 && "t takes it over",
        keys && `${keys} decide${choices.length === 1 ? "s" : ""} it`,
      ]
        .filter(Boolean)
        .join(" · "),
    ),
  ];
}
