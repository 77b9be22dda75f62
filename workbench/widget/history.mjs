// The tab with what was done: in this article or in all, the latest first; what was taken back is struck through.

import { button, make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";
import { localTime } from "./times.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {{id: string, at: string, article: string, title: string, words: string, undone: boolean}} Done */

/** @param {Editor} editor @returns {import("./tabs.mjs").Tab} */
export function historyTab(editor) {
  let everywhere = false;
  let text = "";
  let drawn = "";
  const list = new Rows({
    says: "What was done",
    empty: "Nothing was done here yet.",
    run: (key) => editor.visit(articleIn(key)),
  });
  const said = make("p", { role: "status" });
  const scope = button("in all articles", () => ((everywhere = !everywhere), ask()), { "aria-pressed": false });
  const read = button("as text", () => {
    const area = make("textarea", { readonly: true, "aria-label": "History as text", class: "sw-plain" });
    area.value = text;
    editor.frame.sheet.open("History as text", area, () => area.select());
  });
  const ask = async () => {
    scope.setAttribute("aria-pressed", String(everywhere));
    const answer = await editor.ask("history", { article: everywhere ? "" : editor.reading.article.id });
    /** @type {Done[]} */
    const rows = answer.rows ?? [];
    text = answer.text ?? "";
    said.textContent = answer.trouble ?? "";
    list.show(rows.map((row) => ({ key: `${row.article}\n${row.id}`, children: doneLine(row, everywhere) })));
  };
  return {
    name: "history",
    title: "History",
    element: make(
      "div",
      { class: "sw-history" },
      make("div", { class: "sw-buttons" }, scope, read),
      said,
      list.element,
    ),
    count: () => "",
    focus: () => list.focus(),
    draw: () => {
      // an action that is saved is a line more; one that only waits is none yet
      const now = `${editor.reading.article.id} ${editor.saved.at} ${editor.line.outbox.size}`;
      if (now !== drawn) void ask();
      drawn = now;
    },
  };
}

/** @param {string} key */
function articleIn(key) {
  return key.split("\n")[0];
}

/** @param {Done} done @param {boolean} everywhere */
function doneLine({ at, words, title, undone }, everywhere) {
  const time = localTime(at, { dateStyle: "medium", timeStyle: "medium" });
  return [
    make(undone ? "s" : "span", { dir: "auto" }, words),
    make("small", {}, [time, everywhere && title, undone && "taken back"].filter(Boolean).join(" · ")),
  ];
}
