// The tab with the problems: what the codebook does not allow, in this article or in all; Enter goes to the place.

import { placeOf } from "./changes.mjs";
import { button, make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {{article: string, title: string, id: string, quote: string, sentence: string}} Problem */

/** @param {Editor} editor @returns {import("./tabs.mjs").Tab} */
export function problemsTab(editor) {
  /** @type {Problem[] | null} */
  let everywhere = null;
  const list = new Rows({
    says: "Problems",
    empty: "Nothing here goes against the codebook.",
    run: (key) => {
      const [article, id] = key.split("\n");
      editor.visit(article, id);
    },
  });
  const said = make("p", { role: "status" });
  const toggle = async () => {
    const { rows = [], trouble } = everywhere ? {} : await editor.ask("problems");
    everywhere = everywhere ? null : rows;
    said.textContent = trouble ?? "";
    draw();
  };
  const scope = button("in all articles", toggle, { "aria-pressed": false });
  const draw = () => {
    scope.setAttribute("aria-pressed", String(everywhere !== null));
    const rows = everywhere ?? problemsHere(editor);
    list.show(rows.map((row) => ({ key: `${row.article}\n${row.id}`, current: row.id === editor.current, children: told(row, everywhere !== null) })));
  };
  return {
    name: "problems",
    title: "Problems",
    element: make("div", {}, make("div", { class: "sw-buttons" }, scope), said, list.element),
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
    return sentences.map((sentence) => ({ article, title, id, quote, sentence }));
  });
}

/** @param {Problem} problem @param {boolean} everywhere */
function told({ quote, sentence, title }, everywhere) {
  return [
    make("span", { class: "sw-problem" }, sentence),
    make("small", { dir: "auto" }, [everywhere && title, quote && `“${quote}”`].filter(Boolean).join(" · ")),
  ];
}
