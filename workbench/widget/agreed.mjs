// Articles on which all readers agree: seen in a list first, taken over all at once, one step to undo.

import { button, keycaps, make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";
import { counted } from "./saying.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {{article: string, title: string, records: number}} Agreed */

const TITLE = "Articles on which all readers agree";

/** @param {Editor} editor */
export async function takeAgreed(editor) {
  if (editor.locked) return;
  const { rows = [], sentence = "", trouble = "" } = await editor.ask("agreed", { article: editor.reading.article.id });
  if (trouble || !rows.length) return editor.frame.hint(trouble || sentence || "There is no such article left.");
  const finish = () => {
    if (!editor.dock.canSave()) return;
    editor.frame.sheet.close();
    editor.order("propagate", { agreed: true });
  };
  const list = new Rows({ says: TITLE, empty: "", run: finish, chosen: () => list.focus() });
  list.show(
    rows.map((/** @type {Agreed} */ { article, title, records }) => ({
      key: article,
      children: [make("span", { dir: "auto" }, title || article), make("small", {}, counted(records, "record"))],
    })),
  );
  const take = button(make("span", {}, keycaps("Enter"), "take them over, and mark them as done"), finish);
  const foot = make("footer", { class: "sw-buttons" }, take);
  const content = make("div", { class: "sw-preview" }, make("p", {}, sentence), list.element, foot);
  editor.frame.sheet.open(TITLE, content, () => list.focus());
}
