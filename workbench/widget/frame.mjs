// Where everything stands: the head and the bar above, the list of articles, the text and the tabs side by side, the
// foot below. It knows the rooms and not what happens in them.

import { adjudicatedTab } from "./adjudicated.mjs";
import { Bar } from "./bar.mjs";
import { printed, works } from "./bindings.mjs";
import { readingTab } from "./cards.mjs";
import { codebookTab } from "./codebook.mjs";
import { Comfort } from "./comfort.mjs";
import { Copies } from "./copies.mjs";
import { Foot } from "./foot.mjs";
import { Head } from "./head.mjs";
import { historyTab } from "./history.mjs";
import { KEYS, UNCOMPARED } from "./keys.mjs";
import { Newcomers } from "./newcomers.mjs";
import { make, taughtKeys } from "./nodes.mjs";
import { problemsTab } from "./problems.mjs";
import { QueueView } from "./queue.mjs";
import { Repairs } from "./repair.mjs";
import { Sheet } from "./sheet.mjs";
import { Tabs } from "./tabs.mjs";
import { differencesTab } from "./versions.mjs";
import { Welcome } from "./welcome.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */

const HEADING = 48; // pixels
const WIDE = 1280; // pixels: room for the list of articles beside the text, as in the style sheet

export class Frame {
  /** @param {Editor} editor @param {HTMLElement} el */
  constructor(editor, el) {
    this.editor = editor;
    this.head = new Head();
    this.welcome = new Welcome();
    this.bar = new Bar(editor);
    this.foot = new Foot(editor);
    this.box = make("div", { class: "sw-text", tabindex: 0, role: "group", "aria-label": "Article text" });
    this.floating = make("div", { class: "sw-floating" });
    this.sheet = new Sheet(() => this.focus());
    this.dock = make("div", { class: "sw-dock" });
    this.queue = new QueueView(editor);
    this.repairs = new Repairs(editor);
    this.copies = new Copies(editor);
    this.newcomers = new Newcomers(editor);
    this.side = make("aside", { class: "sw-side", "aria-label": "Articles" }, this.queue.element);
    const tabs = [
      differencesTab(editor),
      readingTab(editor),
      problemsTab(editor),
      historyTab(editor),
      adjudicatedTab(editor),
      codebookTab(editor),
    ];
    this.tabs = new Tabs(tabs, "Beside the text");
    this.panel = make("aside", { class: "sw-panel", "aria-label": "Beside the text" }, this.dock, this.tabs.list);
    this.panel.append(this.tabs.panel);
    this.tabs.panel.addEventListener("keydown", (event) => this.leavesTab(event));
    const main = make("div", { class: "sw-main" }, this.box, this.floating, this.sheet.element);
    const body = make("div", { class: "sw-body" }, this.side, main, this.panel);
    const { banner, notes } = this.head;
    // whoever clicks between two buttons is still here: with the focus on the cell, JupyterLab would cut it at x
    const root = { class: "sw", tabindex: -1, onfocus: () => this.focus() };
    this.root = make("div", root, this.head.element, this.bar.element, banner, notes);
    this.root.append(this.welcome.element, body, this.foot.about, this.foot.keys, this.foot.said);
    this.comfort = new Comfort(this.root);
    el.append(this.root);
    this.root.classList.toggle("sw-with-side", this.root.clientWidth > WIDE);
  }

  get alone() {
    return this.root.classList.contains("sw-alone");
  }

  get withSide() {
    return this.root.classList.contains("sw-with-side");
  }

  /** The text has the keys. */
  focus() {
    // asked for at every step; the browser would lay out the page to answer that nothing is to be done
    if (document.activeElement !== this.box) this.box.focus({ preventScroll: true });
  }

  /** After the cell was run the text has the keys at once, if it can be seen and nobody is typing elsewhere. */
  takeKeys() {
    if (this.root.closest(".widget-vbox")) return; // a figure above it is what was asked for
    const { top, bottom } = this.box.getBoundingClientRect();
    const seen = top < window.innerHeight && bottom > 0;
    if (!seen || document.activeElement?.matches("input, textarea, [contenteditable=true]")) return;
    this.focus();
    this.root.scrollIntoView({ block: "nearest" });
  }

  /** Into sight, with the keys, for whoever is led here from elsewhere in the notebook. */
  come() {
    this.root.scrollIntoView({ block: "nearest" });
    this.focus();
  }

  /** What changes only when an article is opened. */
  open() {
    this.head.open(this.editor.reading);
    for (const problem of this.editor.keys.problems) this.head.note(problem, { class: "sw-notice" });
    this.welcome.open(this.editor);
    this.bar.open();
  }

  /** What may change with every action. */
  draw() {
    const focused = this.root.contains(document.activeElement);
    this.root.classList.toggle("sw-locked", this.editor.locked);
    this.root.classList.toggle("sw-comparing", Boolean(this.editor.reading.comparison));
    this.head.tell(this.editor.reading);
    this.bar.draw();
    this.foot.draw();
    if (!this.alone) this.tabs.draw();
    if (this.withSide) this.queue.draw();
    // a button that was drawn anew has lost the focus; the text has it next
    if (focused && !this.root.contains(document.activeElement)) this.focus();
  }

  /** @param {string} sentence */
  hint(sentence) {
    this.foot.hint(sentence);
  }

  /** Fold the tabs away, so that the text has all the room, or back. @param {boolean} [open] */
  togglePanel(open = this.alone) {
    this.root.classList.toggle("sw-alone", !open);
    if (open && this.editor.reading) this.tabs.draw();
    this.bar.draw();
    this.focus();
  }

  /**
   * Open the tab of this name, with the keys in it or still in the text. Asked for again, it gives way to the first.
   * @param {string} name @param {boolean} withKeys
   */
  showTab(name, withKeys) {
    const again = this.tabs.open.name === name && !this.alone;
    this.root.classList.remove("sw-alone");
    this.tabs.show(again ? this.tabs.there[0].name : name, withKeys && !again);
    this.bar.draw();
    if (again) this.focus();
  }

  /** Escape leads from a tab back to the text. @param {KeyboardEvent} event */
  leavesTab(event) {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.focus();
  }

  /** The list of articles, with the keys in it. @param {boolean} [open] */
  toggleSide(open = !this.withSide) {
    this.root.classList.toggle("sw-with-side", open);
    this.bar.draw();
    if (!open) return this.focus();
    this.queue.draw();
    this.queue.focus();
  }

  /** Back to the text; where the list covers it, it folds away. */
  leaveSide() {
    if (getComputedStyle(this.side).position === "absolute") this.toggleSide(false);
    else this.focus();
  }

  toggleKeyMap() {
    if (this.sheet.isOpen) return this.sheet.close();
    const { bindings } = this.editor.keys;
    const compares = this.editor.reading.comparison;
    const headings = Object.entries(KEYS).filter(([heading]) => heading !== "Compare" || compares);
    const groups = headings.map(([heading, table]) => {
      const there = table.filter((each) => !compares || !UNCOMPARED.has(each.name));
      const names = new Set(there.map((each) => each.name));
      const rows = bindings
        .filter((each) => names.has(each.name) && (!each.rare || works(this.editor, each)))
        .map((each) => make("li", { title: each.name }, taughtKeys(...printed(each.keys)), each.words));
      return make("section", {}, make("h4", {}, heading), make("ul", {}, ...rows));
    });
    this.sheet.open("Keys", make("div", { class: "sw-keymap" }, ...groups));
  }

  /** @param {string} id */
  revealCard(id) {
    const card = this.panel.querySelector(`[data-card="${CSS.escape(id)}"]`);
    if (!(card instanceof HTMLElement)) return;
    const list = this.tabs.panel;
    const [at, box] = [card.getBoundingClientRect(), list.getBoundingClientRect()];
    const top = box.top + HEADING; // what is above it lies under the section's heading, which stays in place
    if (at.top < top || at.bottom > box.bottom) list.scrollTop += at.top - top;
  }

  /** Put something beside a place in the text. @param {HTMLElement} element @param {Element} at */
  float(element, at) {
    const place = at.getBoundingClientRect();
    const main = this.box.getBoundingClientRect();
    this.floating.replaceChildren(element);
    const below = place.bottom - main.top + 6;
    const room = main.height - below > element.offsetHeight;
    const top = room ? below : Math.max(0, place.top - main.top - element.offsetHeight - 6);
    const left = Math.max(0, Math.min(place.left - main.left, main.width - element.offsetWidth - 8));
    this.floating.style.transform = `translate(${left}px, ${top}px)`;
  }
}
