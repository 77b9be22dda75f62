// The tab with the problems: what the codebook does not allow, in this article or in all. Enter goes to the place; what
// somebody has merged meanwhile can be taken over from here.

import { placeOf } from "./changes.mjs";
import { button, keycaps, make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/**
 * `merged`: ids in the record that something else has taken the place of.
 * @typedef {{article: string, title: string, id: string, quote: string, sentence: string, merged: string[]}} Problem
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
    pressed: (key, { key: pressed }) => pressed === "t" && (takeOver(key), true),
    empty: "Nothing here goes against the codebook.",
    run: (key) => {
      const [article, id] = key.split("\n");
      editor.visit(article, id);
    },
  });
  const said = make("p", { role: "status" });
  /** @param {string} key */
  const takeOver = (key) => {
    const merged = shown.find((row) => keyOf(row) === key)?.merged ?? [];
    if (merged.length) editor.order("amend", { kind: "take over", of: merged });
    else editor.frame.hint("Here is something to choose, and nothing to take over: Enter goes to the place.");
  };
  const over = button(make("span", {}, keycaps("t"), "take over in all articles"), () => takeOver(list.key), {
    title: "Your records that use what was merged get what took its place, as one step.",
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
  const draw = () => {
    if (everywhere && asked !== editor.saved.at) void ask(); // what was done since may have put something right
    scope.setAttribute("aria-pressed", String(everywhere !== null));
    shown = everywhere ?? problemsHere(editor);
    over.hidden = !shown.some((row) => row.merged.length);
    list.show(
      shown.map((row) => ({
        key: keyOf(row),
        current: row.id === editor.current,
        children: told(row, everywhere !== null),
      })),
    );
  };
  return {
    name: "problems",
    title: "Problems",
    element: make("div", {}, make("div", { class: "sw-buttons" }, scope, over), said, list.element),
    count: () => String(problemsHere(editor).length || ""),
    focus: () => list.focus(),
    draw,
  };
}

/** @param {Editor} editor @returns {Problem[]} */
function problemsHere({ reading }) {
  const { id: article, title } = reading.article;
  return Object.entries(reading.state.problems).flatMap(([id, sentences]) => {
    const record = reading.records.get(id);
    const quote = record ? placeOf(record).quote : "";
    const merged = reading.state.merged[id] ?? [];
    return sentences.map((sentence) => ({ article, title, id, quote, sentence, merged }));
  });
}

/** @param {Problem} problem */
function keyOf({ article, id }) {
  return `${article}\n${id}`;
}

/** @param {Problem} problem @param {boolean} everywhere */
function told({ quote, sentence, title, merged }, everywhere) {
  return [
    make("span", { class: "sw-problem" }, sentence),
    make(
      "small",
      { dir: "auto" },
      [everywhere && title, quote && `“${quote}”`, merged.length > 0 && "t takes it over"].filter(Boolean).join(" · "),
    ),
  ];
}
