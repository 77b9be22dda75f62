// A list that is walked with the arrow keys: articles, hits, problems, what was done.
//
// It may have thousands of rows, so only those are drawn that one has come near to.

import { make } from "./nodes.mjs";

/** @typedef {import("./nodes.mjs").Child} Child */
/**
 * `children`: asked for when the row is drawn. `current`: where one is in the text.
 * @typedef {{key: string, children: Child[], current?: boolean}} Row
 */

const PAGE = 10; // rows
const PORTION = 100; // rows that are drawn at a time

let lists = 0;

export class Rows {
  /**
   * @param {{says: string, empty: string, run: (key: string) => void, chosen?: (key: string) => void,
   *   pressed?: (key: string, event: KeyboardEvent) => boolean, calm?: boolean}} asked
   *   `empty` is said when there is no row; Enter runs a row, and a click chooses it, which is the same if nothing
   *   else is said; `pressed` tells whether it has used another key; a `calm` list that is shown anew moves no page
   */
  constructor({ says, empty, run, chosen = run, pressed = () => false, calm = false }) {
    this.empty = empty;
    this.calm = calm;
    this.run = run;
    this.chosen = chosen;
    this.more = pressed;
    this.id = `sw-rows-${++lists}`;
    this.at = 0;
    /** @type {Row[]} */
    this.rows = [];
    this.element = make("ul", { class: "sw-rows", role: "listbox", tabindex: 0, "aria-label": says });
    this.element.addEventListener("keydown", (event) => this.pressed(event));
    this.element.addEventListener("click", (event) => this.clicked(event));
    this.end = new IntersectionObserver(([last]) => last.isIntersecting && this.drawTo(this.element.children.length));
  }

  get key() {
    return this.rows[this.at]?.key ?? "";
  }

  /** Show these; one stays on the row one was on, when it is still there. @param {Row[]} rows */
  show(rows) {
    const { key } = this;
    this.rows = rows;
    const same = rows.findIndex((row) => row.key === key);
    const current = rows.findIndex((row) => row.current);
    this.at = same >= 0 ? same : Math.max(0, current);
    // a listbox without an option is nothing that a screen reader can tell
    this.element.setAttribute("role", rows.length ? "listbox" : "list");
    this.element.replaceChildren(...(rows.length ? [] : [make("li", { class: "sw-empty" }, this.empty)]));
    this.point(!this.calm);
  }

  /** Draw on, until the row at `index` is there and some beyond it. @param {number} index */
  drawTo(index) {
    const from = this.element.children.length;
    if (index < from) return;
    const drawn = this.rows.slice(from, index + PORTION).map((row, after) =>
      make(
        "li",
        {
          role: "option",
          id: `${this.id}-${from + after}`,
          "aria-selected": false,
          "aria-setsize": this.rows.length,
          "aria-posinset": from + after + 1,
          "data-current": row.current ?? false,
        },
        ...row.children,
      ),
    );
    this.element.append(...drawn);
    this.end.disconnect();
    const { length } = this.element.children;
    if (length < this.rows.length) this.end.observe(this.element.children[length - 1]);
  }

  point(reveal = true) {
    this.element.querySelector("[aria-selected='true']")?.setAttribute("aria-selected", "false");
    this.element.toggleAttribute("aria-activedescendant", this.rows.length > 0);
    if (!this.rows.length) return;
    this.drawTo(this.at);
    this.element.setAttribute("aria-activedescendant", `${this.id}-${this.at}`);
    this.element.children[this.at].setAttribute("aria-selected", "true");
    if (reveal) this.element.children[this.at].scrollIntoView({ block: "nearest" });
  }

  focus() {
    this.element.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.target !== this.element || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const last = this.rows.length - 1;
    const by = { ArrowDown: 1, ArrowUp: -1, Home: -last, End: last, PageDown: PAGE, PageUp: -PAGE }[event.key];
    if (by !== undefined) {
      this.at = Math.max(0, Math.min(last, this.at + by));
      this.point();
    } else if (event.key === "Enter" && this.key) this.run(this.key);
    else if (!this.more(this.key, event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const row = /** @type {Element} */ (event.target).closest("li");
    const index = row ? [...this.element.children].indexOf(row) : -1;
    if (!this.rows[index]) return;
    this.at = index;
    this.point();
    this.chosen(this.rows[index].key);
  }
}
