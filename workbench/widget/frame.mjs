// What stands around the text: head, label bar, banner, notices, the line on the current record, the foot line.

import { button, keycaps, make } from "./nodes.mjs";
import { edit, newNaming, newStance } from "./asking.mjs";
import { accept, invert, label, reject, remove, setStatus, turn } from "./deeds.mjs";
import { bindingOf, KEYS, printed, works } from "./keys.mjs";
import { section } from "./panel.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./panel.mjs").Hands} Hands */

const STATES = { started: "Started", done: "Done", skipped: "Skipped", flagged: "Flagged" };
/** @type {Record<import("./panel.mjs").Deed, (editor: Editor, id: string) => void>} */
const DEEDS = { accept, reject, delete: remove, edit: (editor, id) => (editor.goTo(id), edit(editor)) };
const HEADING = 48; // pixels
const SPARE = 7; // the last colour is for namings and labels the codebook does not have

export class Frame {
  /** @param {Editor} editor @param {HTMLElement} el */
  constructor(editor, el) {
    this.editor = editor;
    this.title = make("h2");
    this.where = make("span", { class: "sw-where" });
    this.saved = make("span", { class: "sw-saved", role: "status", "aria-live": "polite" }, "…");
    this.labels = make("div", { class: "sw-labels", role: "toolbar", "aria-label": "Labels" });
    this.tools = make("div", { class: "sw-tools", role: "toolbar", "aria-label": "Article" });
    this.banner = make("div", { class: "sw-banner", role: "alert", hidden: true });
    this.notes = make("div", { class: "sw-notes", role: "alert" });
    this.box = make("div", { class: "sw-text", tabindex: 0, role: "group", "aria-label": "Article text" });
    this.floating = make("div", { class: "sw-floating" });
    this.dock = make("div", { class: "sw-dock" });
    this.about = make("div", { class: "sw-about" });
    this.foot = make("div", { class: "sw-foot" });
    this.keyMap = make("div", { class: "sw-keymap", role: "dialog", "aria-label": "Keys", hidden: true });
    /** @type {Hands} */
    const hands = {
      name: (id) => editor.reading.name(id),
      goTo: (id) => editor.goTo(id),
      deed: (id, deed) => editor.locked || DEEDS[deed](editor, id),
    };
    const addStance = button(keyed("+ new stance", "s"), () => editor.locked || newStance(editor), { class: "sw-add" });
    const addName = button(keyed("+ name the selection", "t"), () => editor.locked || newNaming(editor), {
      class: "sw-add",
    });
    this.stances = section("Stances", hands, addStance);
    this.names = section("Names", hands, addName);
    this.problems = section("Problems", hands);
    this.panel = make(
      "aside",
      { class: "sw-panel", "aria-label": "Stances, names and problems" },
      this.dock,
      this.stances.element,
      this.names.element,
      this.problems.element,
    );
    const main = make("div", { class: "sw-main" }, this.box, this.floating, this.keyMap);
    this.root = make(
      "div",
      { class: "sw" },
      make("header", { class: "sw-head" }, this.title, this.where, this.saved),
      make("div", { class: "sw-bar" }, this.labels, this.tools),
      this.banner,
      this.notes,
      make("div", { class: "sw-body" }, main, this.panel),
      this.about,
      this.foot,
    );
    el.append(this.root);
    this.toggleKeyMap(false);
  }

  /** What changes only when an article is opened. */
  open() {
    const { article, codebook, opened } = this.editor.reading;
    const { queue } = opened;
    const place = queue.findIndex((each) => each.id === article.id) + 1;
    const facts = [article.outlet, article.published, `${place} of ${queue.length}`];
    this.title.textContent = article.title || article.id;
    this.title.title = article.title || article.id;
    this.where.textContent = facts.filter(Boolean).join(" · ");
    this.labels.replaceChildren(
      ...Object.entries(codebook.labels).map(([name, entry], index) => this.labelButton(name, entry, index)),
    );
  }

  /** @param {string} name @param {{letter?: string, definition?: string}} entry @param {number} index */
  labelButton(name, entry, index) {
    const words = make(
      "span",
      {},
      index < 9 && keycaps(String(index + 1)),
      name.replaceAll("_", " ").toLowerCase(),
      make("b", { class: "sw-letter" }, entry.letter ?? ""),
    );
    return button(words, () => label(this.editor, index), {
      title: entry.definition,
      "data-label": name,
      style: `--sw-c: var(--sw-c${index % SPARE})`,
    });
  }

  /** What may change with every action. */
  draw() {
    const focused = this.root.contains(document.activeElement);
    this.drawAll();
    // a button that was drawn anew has lost the focus; the text has it next
    if (focused && !this.root.contains(document.activeElement)) this.box.focus({ preventScroll: true });
  }

  drawAll() {
    const { editor } = this;
    this.root.classList.toggle("sw-locked", editor.locked);
    const record = editor.currentOf("mention");
    for (const each of this.labels.children)
      each.setAttribute("aria-pressed", String(each.getAttribute("data-label") === record?.label));
    this.drawTools();
    this.drawAbout();
    this.drawFoot();
    const beside = editor.beside();
    this.stances.show(beside.filter((each) => each.record.kind === "stance"));
    this.names.show(beside.filter((each) => each.record.kind === "naming"));
    const troubled = beside.filter((each) => each.problems.length);
    this.problems.element.hidden = !troubled.length;
    this.problems.show(troubled);
  }

  drawTools() {
    const { editor } = this;
    const { status, canUndo, canRedo } = editor.reading;
    const states = Object.entries(STATES).map(([state, words]) => {
      const attributes = { "aria-pressed": status === state, "data-state": state, disabled: editor.locked };
      return button(state === "done" ? keyed(words, "d") : words, () => setStatus(editor, state), attributes);
    });
    const undo = button("Undo", () => invert(editor, "undo"), { disabled: editor.locked || !canUndo });
    const redo = button("Redo", () => invert(editor, "redo"), { disabled: editor.locked || !canRedo });
    const previous = button("‹", () => turn(editor, "previous"), { "aria-label": "Previous article" });
    const next = button("›", () => turn(editor, "next"), { "aria-label": "Next article" });
    const alone = this.root.classList.contains("sw-alone");
    const panel = button("Panel", () => this.togglePanel(), { "aria-pressed": !alone });
    const map = button("?", () => this.toggleKeyMap(), { "aria-label": "All keys" });
    this.tools.replaceChildren(
      make("span", { class: "sw-group", role: "group", "aria-label": "Status" }, ...states),
      make("span", { class: "sw-group" }, undo, redo),
      make("span", { class: "sw-group" }, previous, next, panel, map),
    );
  }

  drawAbout() {
    const { current, reading } = this.editor;
    const problems = reading.state.problems[current] ?? [];
    this.about.replaceChildren(
      make("span", { dir: "auto" }, reading.says(current)),
      make("span", { class: "sw-problem" }, problems.join("; ")),
    );
  }

  drawFoot() {
    const { editor } = this;
    const now = KEYS.filter((binding) => binding.foot && works(editor, binding)).map((binding) => {
      const [key] = binding.keys;
      return button(keyed(binding.words, key), () => binding.run(editor, key), { disabled: editor.locked });
    });
    const digits = keycaps(`1–${Math.min(9, this.labels.children.length)}`);
    const labels = bindingOf(editor, "1") && make("span", { class: "sw-hint" }, digits, "label");
    const wake = button("Click here, or in the text, to go on", () => this.box.focus(), { class: "sw-wake" });
    this.foot.replaceChildren(wake, ...(labels ? [labels] : []), ...now);
  }

  /** Fold the panel away, so that the text has all the room, or back. @param {boolean} [open] */
  togglePanel(open) {
    this.root.classList.toggle("sw-alone", open === undefined ? undefined : !open);
    this.drawTools();
    this.box.focus({ preventScroll: true });
  }

  /** @param {boolean} open */
  toggleKeyMap(open = this.keyMap.hidden === true) {
    const rows = KEYS.map((binding) => make("li", {}, keycaps(...printed(binding.keys)), binding.words));
    if (!open && !this.keyMap.hidden) this.box.focus({ preventScroll: true });
    this.keyMap.hidden = !open;
    this.keyMap.replaceChildren(
      make("h3", {}, "Keys"),
      make("ul", {}, ...rows),
      button("close", () => this.toggleKeyMap(false)),
    );
  }

  /** @param {{size: number, kept: boolean, silent: boolean, obstacle: string, at: string, file: string}} state */
  drawSaved({ size, kept, silent, obstacle, at, file }) {
    const stuck = silent || obstacle !== "";
    const last = at ? `saved ✓ ${clock(at)}` : "nothing to save yet";
    const words = !size ? last : stuck ? `not saved (${size})` : `saving… (${size})`;
    if (this.saved.textContent !== words) this.saved.textContent = words;
    this.saved.title = file;
    this.saved.dataset.state = size || stuck ? (stuck ? "lost" : "saving") : "saved";
    const keeps = kept
      ? "what is here is kept and will be sent."
      : "keep this page open until then: the browser does not let it store anything.";
    const lead = size ? `Not saved (${size}): the kernel does not answer.` : "The kernel does not answer.";
    const silence = silent ? `${lead} Run the cell again; ${keeps}` : "";
    const banner = obstacle ? `Not saved (${size}): ${obstacle}` : silence;
    if (this.banner.textContent !== banner) this.banner.textContent = banner;
    this.banner.hidden = !stuck;
  }

  /** A sentence that makes way for the next thing said about the current record. @param {string} sentence */
  hint(sentence) {
    this.about.replaceChildren(make("span", { class: "sw-tip", role: "status" }, sentence));
  }

  /** A sentence that stays until it is dismissed. @param {string} sentence @param {Record<string, any>} attributes */
  note(sentence, attributes = {}) {
    if ([...this.notes.children].some((each) => each.firstChild?.textContent === sentence)) return;
    const line = make(
      "p",
      attributes,
      make("span", {}, sentence),
      button("×", () => line.remove(), { "aria-label": "Dismiss" }),
    );
    this.notes.append(line);
  }

  /** What the kernel has to say about what was opened, in place of what it said before. @param {string[]} sentences */
  notices(sentences) {
    for (const old of this.notes.querySelectorAll(".sw-notice")) old.remove();
    for (const sentence of sentences) this.note(sentence, { class: "sw-notice" });
  }

  /** @param {string} id */
  revealCard(id) {
    const card = this.root.querySelector(`[data-card="${CSS.escape(id)}"]`);
    if (!(card instanceof HTMLElement)) return;
    const [at, box] = [card.getBoundingClientRect(), this.panel.getBoundingClientRect()];
    const top = box.top + HEADING; // what is above it lies under the section's heading, which stays in place
    if (at.top < top || at.bottom > box.bottom) this.panel.scrollTop += at.top - top;
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

/** @param {string} words @param {string} key */
function keyed(words, key) {
  return make("span", {}, keycaps(...printed([key])), words);
}

/** Time of day here, from a time stamp. @param {string} at */
function clock(at) {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : time.toLocaleTimeString("en-GB");
}
