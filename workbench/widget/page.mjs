// The article on screen: lines of text with marks. Only lines that a change touches are painted again.

import { idsIn, wordOf } from "./ids.mjs";
import { button, make } from "./nodes.mjs";
import { alike, pieceOf } from "./pieces.mjs";
import { TextSelection } from "./selection.mjs";
import { countWhile, segments } from "./text.mjs";

/** @typedef {import("./text.mjs").Line} Line */
/** @typedef {import("./text.mjs").Stretch} Stretch */
/** @typedef {import("./pieces.mjs").Mark} Mark */

const LONG = 15000; // units of text; beyond it the browser lays out only what is near the screen

let views = 0;

export class Page {
  /**
   * @param {HTMLElement} box
   * @param {(line: number, at: HTMLElement) => void} onTag  a line's margin tag was clicked
   */
  constructor(box, onTag) {
    this.box = box;
    this.onTag = onTag;
    this.text = "";
    /** @type {Line[]} */
    this.lines = [];
    /** @type {HTMLElement[]} */
    this.rows = [];
    /** @type {Map<string, Mark>} */
    this.marks = new Map();
    this.selection = new TextSelection(this);
    /** @type {string[]} what is written in the margin of each line */
    this.typed = [];
    this.current = "";
    this.currentId = `sw-current-${++views}`; // a notebook may show the same editor twice
  }

  /** @param {string} text @param {Line[]} lines */
  show(text, lines) {
    this.text = text;
    this.lines = lines;
    this.marks = new Map();
    this.selection.starts = new WeakMap();
    this.typed = [];
    this.rows = lines.map((line) => make("div", { class: line.gap ? "sw-line sw-gap" : "sw-line", dir: "auto" }));
    this.box.classList.toggle("sw-long", text.length > LONG);
    this.box.replaceChildren(...this.rows);
    this.box.scrollTop = 0;
    this.fresh = true;
  }

  /** What each line is, for its look and its margin tag. @param {string[]} types */
  type(types) {
    types.forEach((type, index) => {
      const same = String(type === types[index - 1]);
      if (this.typed[index] === `${type} ${same}`) return;
      this.typed[index] = `${type} ${same}`;
      const row = this.rows[index];
      row.dataset.type = type;
      row.dataset.same = same;
      row.querySelector(".sw-tag")?.remove();
      row.prepend(this.tag(index, type));
    });
  }

  /** @param {number} index @param {string} type */
  tag(index, type) {
    const words = type.replaceAll("_", " ");
    /** @type {HTMLButtonElement} */
    const tag = button(words, () => this.onTag(index, tag), {
      class: "sw-tag",
      dir: "ltr", // else a line would be read in the direction of its tag
      tabindex: -1,
      "aria-label": `${words}: change what this part of the page is`,
    });
    return tag;
  }

  /** Show these marks; lines where nothing differs stay as they are. @param {Mark[]} marks */
  paint(marks) {
    const next = new Map(marks.map((mark) => [mark.id, mark]));
    const gone = [...this.marks.values()].filter((mark) => !alike(mark, next.get(mark.id)));
    const come = marks.filter((mark) => !alike(mark, this.marks.get(mark.id)));
    this.marks = next;
    const touched = new Set(this.fresh ? this.lines.keys() : [...gone, ...come].flatMap((mark) => this.linesIn(mark)));
    if (!touched.size) return;
    const onLine = this.byLine(touched);
    const ends = this.fresh ? null : this.selection.ends(); // nothing is selected yet in a text that is new
    this.fresh = false;
    for (const index of touched) this.paintLine(index, onLine.get(index) ?? []);
    if (ends) this.selection.set(...ends);
  }

  /** @param {Stretch} stretch @returns {number[]} */
  linesIn(stretch) {
    const first = countWhile(this.lines.length, (index) => this.lines[index].end <= stretch.start);
    const after = countWhile(this.lines.length, (index) => this.lines[index].start < stretch.end);
    return Array.from({ length: Math.max(0, after - first) }, (_, index) => first + index);
  }

  /** @param {Set<number>} wanted */
  byLine(wanted) {
    /** @type {Map<number, Mark[]>} */
    const found = new Map([...wanted].map((index) => [index, []]));
    for (const mark of this.marks.values()) for (const index of this.linesIn(mark)) found.get(index)?.push(mark);
    return found;
  }

  /** @param {number} index @param {Mark[]} marks */
  paintLine(index, marks) {
    const row = this.rows[index];
    const tag = row.querySelector(".sw-tag");
    const pieces = segments(this.lines[index], marks).map(({ start, end, ids }) => {
      const words = document.createTextNode(this.text.slice(start, end));
      this.selection.starts.set(words, start);
      const here = ids.flatMap((id) => this.marks.get(id) ?? []);
      return here.length ? pieceOf(words, { start, end }, here) : words;
    });
    row.replaceChildren(...(tag ? [tag] : []), ...pieces);
  }

  /** Show which mark one stands on, also to a screen reader. @param {string} id  empty for none */
  point(id) {
    for (const piece of this.pieces(this.current)) {
      piece.classList.remove("sw-current");
      piece.removeAttribute("id");
    }
    this.current = id;
    const pieces = this.pieces(id);
    for (const piece of pieces) piece.classList.add("sw-current");
    this.box.toggleAttribute("aria-activedescendant", pieces.length > 0);
    if (!pieces.length) return;
    pieces[0].id = this.currentId;
    this.box.setAttribute("aria-activedescendant", this.currentId);
  }

  /** @param {string} id @returns {HTMLElement[]} */
  pieces(id) {
    const own = this.marks.get(id);
    const marks = own ? [own] : id ? [...this.marks.values()].filter((mark) => mark.of === id) : [];
    const lines = new Set(marks.flatMap((mark) => this.linesIn(mark)));
    return [...lines].flatMap((index) => {
      /** @type {NodeListOf<HTMLElement>} */
      const found = this.rows[index].querySelectorAll(`[data-ids~="${CSS.escape(wordOf(id))}"]`);
      return [...found];
    });
  }

  /** Scroll, no more than needed, so that `stretch` can be read. @param {Stretch} stretch */
  reveal(stretch) {
    const row = this.rows[this.linesIn(stretch)[0]];
    const [from, to] = [this.selection.spot(stretch.start), this.selection.spot(stretch.end)];
    if (!row || !from || !to) return;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    const at = [...range.getClientRects()].find((each) => each.width) ?? row.getBoundingClientRect();
    const box = this.box.getBoundingClientRect();
    const inside = at.top >= box.top + 24 && at.bottom <= box.bottom - 24;
    if (!inside) this.box.scrollTop += at.top - box.top - box.height / 3;
    const piece = from[0].parentElement;
    if (piece !== row) piece?.scrollIntoView({ block: "nearest" }); // the notebook may show a part of the box only
  }

  /** Where in the text the part begins that is on screen. */
  top() {
    const box = this.box.getBoundingClientRect();
    const above = countWhile(this.rows.length, (index) => this.rows[index].getBoundingClientRect().top < box.top);
    if (this.rows[above]?.getBoundingClientRect().top < box.bottom) return this.lines[above].start;
    const caret = document.caretPositionFromPoint?.(box.left + this.box.clientWidth / 2, box.top + 24);
    const inside = caret && this.box.contains(caret.offsetNode);
    return inside ? this.selection.place(caret.offsetNode, caret.offset) : (this.lines[above - 1]?.start ?? 0);
  }

  /** Whether the line at `at` is read from right to left. @param {number} at */
  isRightToLeft(at) {
    const row = this.rowAt(at);
    return row !== undefined && getComputedStyle(row).direction === "rtl";
  }

  /** The element with the line at `at`, if there is one. @param {number} at @returns {HTMLElement | undefined} */
  rowAt(at) {
    return this.rows[countWhile(this.lines.length, (index) => this.lines[index].end < at)];
  }

  /** Marks under a click, shortest first. @param {EventTarget | null} target @returns {string[]} */
  hit(target) {
    const piece = target instanceof Element ? target.closest("[data-ids]") : null;
    return piece instanceof HTMLElement ? idsIn(piece.dataset.ids ?? "") : [];
  }
}
