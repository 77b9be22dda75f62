// The open list under an input: rows that can be taken, one of which one stands on. The focus stays in the input.

import { keycaps, make } from "./nodes.mjs";

/**
 * @typedef {Object} Row
 * @property {string} id
 * @property {string} name
 * @property {string} [hint]  without one it makes something new
 * @property {{id: string, name: string}} [taken]  what it takes, where that is known before
 * @property {(entered: boolean) => void} take  `entered`: by Enter, so that one may go on
 */

let listboxes = 0;

export class Listbox {
  /** @param {string} says */
  constructor(says) {
    this.id = `sw-list-${++listboxes}`;
    /** @type {Row[]} */
    this.rows = [];
    this.at = -1; // the row one stands on
    this.element = make("ul", { class: "sw-list", role: "listbox", id: this.id, "aria-label": says, hidden: true });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** For a screen reader, the row one stands on. */
  get current() {
    return this.isOpen && this.at >= 0 ? `${this.id}-${this.at}` : "";
  }

  close() {
    this.element.hidden = true;
  }

  /** @param {Row[]} rows @param {{at: number, note: string, digits: boolean}} look  `digits`: they take a row */
  show(rows, { at, note, digits }) {
    const lines = rows.map((row, index) => this.line(row, index, digits && index < 9));
    const options = rows.filter((row) => row.hint !== undefined).length;
    lines.splice(options, 0, make("li", { class: "sw-note", role: "presentation" }, note));
    const opens = !this.isOpen;
    this.rows = rows;
    this.element.hidden = false;
    this.element.replaceChildren(...lines);
    if (opens) this.element.scrollIntoView({ block: "nearest" });
    this.stand(at);
  }

  /** @param {Row} row @param {number} index @param {boolean} numbered */
  line({ name, hint, take }, index, numbered) {
    const made = hint === undefined;
    const stay = (/** @type {Event} */ event) => event.preventDefault();
    const attributes = { role: "option", id: `${this.id}-${index}`, onmousedown: stay, onclick: () => take(false) };
    return make(
      "li",
      { ...attributes, class: made ? "sw-create" : undefined },
      make("span", { dir: "auto" }, numbered && !made && keycaps(String(index + 1)), name),
      !made && make("small", {}, hint),
    );
  }

  /** @param {number} at  -1 for no row */
  stand(at) {
    this.at = at;
    [...this.element.querySelectorAll("[role=option]")].forEach((each, index) => {
      each.setAttribute("aria-selected", String(index === at));
      if (index === at) each.scrollIntoView({ block: "nearest" });
    });
  }

  /** Round the ends: what makes something new stands last, one key up. @param {1 | -1} by */
  move(by) {
    const { length } = this.rows;
    if (length) this.stand(this.at < 0 ? (by > 0 ? 0 : length - 1) : (this.at + by + length) % length);
  }
}
