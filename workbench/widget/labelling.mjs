// A label by typing part of it, where there are more labels than digits.

import { labelAs } from "./deeds.mjs";
import { choiceBox } from "./filling.mjs";
import { labelOptions } from "./offers.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */

/** Label the selection or the current mention by typing part of a label. @param {Editor} editor */
function labelByTyping(editor) {
  const { page, reading } = editor;
  const ends = page.selection.ends();
  const at = ends ? document.getSelection()?.getRangeAt(0) : page.pieces(editor.current)[0];
  if (!at || (!ends && !editor.currentOf("mention"))) return;
  const leave = () => {
    editor.dock.leaveMenu();
    if (ends) page.selection.set(...ends); // typing has taken the selection away
  };
  const options = labelOptions(reading);
  const take = (/** @type {string | null} */ name) => {
    if (!editor.dock.canSave()) return;
    leave();
    if (name) labelAs(editor, name);
  };
  const box = choiceBox({
    title: "Label",
    says: "label",
    words: "",
    value: null,
    offer: { options },
    take,
    cancel: leave,
  });
  editor.frame.float(box.element, /** @type {Element} */ (at));
  box.focus();
}

/** @type {import("./bindings.mjs").Binding[]} */
export const LABELLING = [
  {
    name: "label-typing",
    keys: ["0"],
    words: "label by typing",
    when: (editor) => Boolean(editor.selected() || editor.currentOf("mention")),
    run: labelByTyping,
  },
];
