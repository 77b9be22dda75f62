// One decision for all words alike: here, or in every article that nobody has finished.

import { preview } from "./preview.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./editor.mjs").Editor} Editor */

/** @param {Editor} editor */
const onName = (editor) => Boolean(editor.currentOf("mention"));

/** @type {Binding[]} */
export const PROPAGATING = [
  {
    name: "propagate",
    keys: ["f"],
    words: "label all alike here",
    when: onName,
    run: (e) => propagate(e, "article", false),
    foot: true,
  },
  {
    name: "propagate-everywhere",
    keys: ["F"],
    words: "label all alike in every unfinished article",
    when: onName,
    run: (e) => propagate(e, "open", false),
  },
  {
    name: "remove-alike",
    keys: ["X"],
    words: "delete or reject all alike here",
    when: onName,
    run: (e) => propagate(e, "article", true),
  },
];

/** @param {Editor} editor @param {"article" | "open"} scope @param {boolean} remove */
async function propagate(editor, scope, remove) {
  const { current: of, reading } = editor;
  const mention = editor.currentOf("mention");
  if (!mention || editor.locked) return;
  const given = { article: reading.article.id, of, scope, remove };
  const { hits = [], words = [], trouble } = await editor.ask("propagation", given);
  if (trouble || !hits.length)
    return editor.frame.hint(trouble ?? "There is no other place like it that would change.");
  const what = remove ? "Take away" : `${reading.labelName(mention.label)} → ${reading.name(mention.entity)}`;
  const others = words.length > 1 ? " and its other names" : "";
  preview(editor, `${what}: “${mention.quote}”${others}`, hits, (left) =>
    editor.order("propagate", { of, scope, remove, except: left }),
  );
}
