// The tab with what was decided about one's own work, where readers of the article differed: what one had, what stands
// now, and why. It is there once one is done with the article and somebody has decided; who the others are is not told.

import { KINDS } from "./facts.mjs";
import { make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";

/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./editor.mjs").Editor} Editor */
/**
 * `about`: what words of the text do not say. `own`, `decided`: in words. `record`: one's own, empty for none.
 * @typedef {{id: string, kind: string, about: string, own: string, decided: string, reason: string, record: string,
 *   place: Span}} Row
 */
/** @typedef {{decided: number, upheld: number, rows: Row[]}} Answer */

/** @type {Answer} */
const NOTHING = { decided: 0, upheld: 0, rows: [] };

/** @param {Editor} editor @returns {import("./tabs.mjs").Tab} */
export function adjudicatedTab(editor) {
  let { told, reading, status } = { told: NOTHING, reading: editor.reading, status: "" };
  const head = make("p", {});
  const list = new Rows({
    says: "What was decided otherwise",
    empty: "All of it was decided as you had it.",
    run: (key) => visit(editor, told, key),
  });
  const look = async () => {
    ({ reading } = editor);
    ({ status } = reading.state);
    told = NOTHING;
    if (status !== "done" || reading.comparison) return;
    const asked = reading;
    const answer = await editor.ask("adjudicated", { article: asked.article.id });
    if (asked !== editor.reading || !answer.decided) return; // meanwhile another article was opened
    told = answer;
    editor.frame.draw();
  };
  return {
    name: "adjudicated",
    title: "Adjudicated",
    element: make("div", { class: "sw-adjudicated" }, head, list.element),
    count: () => String(told.rows.length || ""),
    when: () => {
      if (editor.reading && (editor.reading !== reading || editor.reading.state.status !== status)) void look();
      return told.decided > 0;
    },
    focus: () => list.focus(),
    draw: () => {
      head.textContent = `${told.upheld} of ${told.decided} differences were decided as you had it.`;
      list.show(told.rows.map((row) => ({ key: row.id, current: row.record === editor.current, children: line(row) })));
    },
  };
}

/** To one's own record or, where there is none, to the words. @param {Editor} editor @param {Answer} told @param {string} key */
function visit(editor, { rows }, key) {
  const row = rows.find((each) => each.id === key);
  if (!row) return;
  if (editor.reading.records.has(row.record)) editor.goTo(row.record);
  else editor.visitWords({ article: editor.reading.article.id, ...row.place });
}

/** @param {Row} row */
function line({ kind, about, own, decided, reason, place }) {
  /** @param {string} says @param {string} words */
  const said = (says, words) => make("p", { dir: "auto" }, make("small", {}, says), words);
  return [
    make("b", {}, KINDS[kind] ?? kind),
    make("q", { dir: "auto", title: place.quote }, place.quote),
    about && make("span", { class: "sw-subject", dir: "auto" }, about),
    make("div", {}, said("you: ", own), said("decided: ", decided)),
    reason && make("span", { class: "sw-memo", dir: "auto" }, reason),
  ];
}

/** @type {import("./bindings.mjs").Binding[]} */
export const REVISED = [
  {
    name: "adjudicated",
    keys: ["J"],
    words: "what was decided about your work",
    when: ({ frame }) => frame.tabs.there.some(({ name }) => name === "adjudicated"),
    run: ({ frame }) => frame.showTab("adjudicated", true),
    rare: true,
  },
];
