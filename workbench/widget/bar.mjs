// The bar of buttons above the text: every label with its digit, and what can be done with the article.

import { keyed } from "./bindings.mjs";
import { invert, label, setStatus, turn } from "./deeds.mjs";
import { button, keycaps, make } from "./nodes.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */

const STATES = { started: "Started", done: "Done", skipped: "Skipped", flagged: "Flagged" };
const SPARE = 7; // the last colour is for namings and labels the codebook does not have

export class Bar {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.labels = make("div", { class: "sw-labels", role: "toolbar", "aria-label": "Labels" });
    this.tools = make("div", { class: "sw-tools", role: "toolbar", "aria-label": "Article" });
    this.element = make("div", { class: "sw-bar" }, this.labels, this.tools);
    this.drawn = "";
  }

  /** What changes only when an article is opened. */
  open() {
    const { codebook, labels } = this.editor.reading;
    const places = Object.keys(codebook.labels); // in the text, too, the colour is that of the place
    const buttons = Object.entries(labels).map(([name, entry], index) =>
      this.labelButton(name, entry, index, places.indexOf(name)),
    );
    this.labels.replaceChildren(...buttons);
  }

  /**
   * @param {string} name @param {import("./entries.mjs").Entries[string]} entry @param {number} index @param
   * {number} place
   */
  labelButton(name, entry, index, place) {
    const words = make(
      "span",
      {},
      index < 9 && keycaps(String(index + 1)),
      this.editor.reading.labelName(name),
      make("b", { class: "sw-letter" }, entry.letter ?? ""),
    );
    return button(words, () => label(this.editor, index), {
      title: entry.definition,
      "data-label": name,
      style: `--sw-c: var(--sw-c${place % SPARE})`,
    });
  }

  draw() {
    const record = this.editor.currentOf("mention");
    for (const each of this.labels.children)
      each.setAttribute("aria-pressed", String(each.getAttribute("data-label") === record?.label));
    this.drawTools();
  }

  drawTools() {
    const { editor } = this;
    const { status, undoes, redoes } = editor.reading;
    const { alone, withSide } = editor.frame;
    // nothing differs after most keys, and a button that stays keeps its focus
    const drawn = JSON.stringify([status, undoes, redoes, alone, withSide, editor.locked, editor.keys.problems]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    /** @param {string} words @param {string} name @param {() => void} run @param {Record<string, any>} [attributes] */
    const tool = (words, name, run, attributes) => button(keyed(editor, words, name), run, attributes);
    const states = Object.entries(STATES).map(([state, words]) =>
      tool(words, state, () => setStatus(editor, state), {
        "aria-pressed": status === state,
        "data-state": state,
        disabled: editor.locked,
      }),
    );
    const undo = tool("Undo", "undo", () => invert(editor, "undo"), {
      disabled: editor.locked || !undoes,
      title: undoes,
    });
    const redo = tool("Redo", "redo", () => invert(editor, "redo"), {
      disabled: editor.locked || !redoes,
      title: redoes,
    });
    const previous = button("‹", () => turn(editor, "previous"), { "aria-label": "Previous article", title: "[" });
    const next = button("›", () => turn(editor, "next"), { "aria-label": "Next article", title: "]" });
    const list = tool("Articles", "articles", () => editor.frame.toggleSide(), { "aria-pressed": withSide });
    const panel = button("Panel", () => editor.frame.togglePanel(), { "aria-pressed": !alone });
    const map = button("?", () => editor.frame.toggleKeyMap(), { "aria-label": "All keys" });
    this.tools.replaceChildren(
      make("span", { class: "sw-group", role: "group", "aria-label": "Status" }, ...states),
      make("span", { class: "sw-group" }, undo, redo),
      make("span", { class: "sw-group" }, list, previous, next, panel, map),
    );
  }
}
