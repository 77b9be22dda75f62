// One of many by typing a part of its name, and a new one in the same box where there is none yet.

import { Listbox } from "./listbox.mjs";
import { make } from "./nodes.mjs";
import { Finder, rowsOf } from "./options.mjs";

/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./options.mjs").Maker} Maker */
/** @typedef {import("./options.mjs").Offer} Offer */
/** @typedef {import("./options.mjs").Taken} Taken */
/** @typedef {import("./options.mjs").Unfolded} Unfolded */
/**
 * @typedef {Object} Choice
 * @property {string} says
 * @property {string | null} value
 * @property {string} [words]  where they are given it is a box of its own, whose list is open at once, on these
 * @property {(id: string | null, entered: boolean) => void} onTake  `entered`: by Enter or a digit, so that one may go on
 */

const SHOWN = 12;

/**
 * An input over a list that narrows while typing. Arrows move; Enter, Tab, a click or, before anything is typed, a
 * digit takes; an emptied input means none. Words that were typed and not taken stay.
 */
export class Chooser {
  /** @param {Choice & Offer} choice */
  constructor(choice) {
    const { says, options, value, ask } = choice;
    this.choice = choice;
    this.chosen = value;
    this.names = new Map(options.map((option) => [option.id, option.name]));
    this.finder = new Finder(options, ask, () => this.found());
    this.moved = false; // by arrows: then the row one stands on stays
    this.waiting = false; // for the kernel's answer, to take the best of it
    this.untouched = value === null; // what is guessed stands for nothing that somebody took out
    /** @type {Unfolded | null} */
    this.unfolded = null;
    this.list = new Listbox(says);
    this.input = make("input", {
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-label": says,
      "aria-controls": this.list.id,
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      oninput: () => ((this.untouched = false), this.offer()),
      // the first click marks all that is there, as Tab does; the next ones set the cursor
      onmousedown: (/** @type {MouseEvent} */ event) =>
        document.activeElement === this.input || (event.preventDefault(), this.focus()),
      onfocus: () => (this.words === "" || this.typed) && this.offer(),
      onblur: () => this.close(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.pressed(event),
    });
    this.input.value = choice.words ?? this.name;
    this.element = make("div", { class: "sw-choose" }, this.input, this.list.element);
  }

  get name() {
    return this.names.get(this.chosen ?? "") ?? this.chosen ?? "";
  }

  get words() {
    return this.input.value.trim();
  }

  /** Whether there are words that nobody has taken yet. */
  get typed() {
    return this.words !== this.name.trim();
  }

  /** Whether nobody is called what a box was opened for: then those named here are offered. */
  get lost() {
    return this.untouched && Boolean(this.choice.words) && !this.finder.found.length && !this.finder.pending;
  }

  value() {
    return this.chosen;
  }

  state() {
    return this.unfolded ? "…" : `${this.chosen ?? ""} ${this.input.value}`;
  }

  focus() {
    if (this.unfolded) return this.unfolded.focus();
    this.input.focus();
    this.input.select();
    if (this.choice.words !== undefined) this.offer();
  }

  /** Take what was typed or moved to; what is wrong with it, if anything. */
  settle() {
    const { says } = this.choice;
    if (this.unfolded) return `${says}: create the new one first, or leave it with Esc.`;
    if (!this.typed && !this.moved) return "";
    const best = this.words || this.moved ? this.list.rows[Math.max(0, this.list.at)]?.taken : null;
    if (best === undefined)
      return `${says}: nothing is called “${this.words}”; choose from the list, or leave it empty.`;
    this.choose(best);
    return "";
  }

  /** Take what a mention names, or look for its words. @param {Suggested} record @returns {boolean} whether it could */
  point(record) {
    if (this.unfolded || !this.choice.makers || record.kind !== "mention") return false;
    if (record.entity) this.take({ id: record.entity, name: this.names.get(record.entity) ?? record.quote }, false);
    else this.search(record.quote);
    return true;
  }

  /** Look for a word that was pointed at, where there is none yet. @param {string} word */
  look(word) {
    if (this.unfolded || !this.choice.makers || this.words) return false;
    this.search(word);
    return true;
  }

  /** @param {string} words */
  search(words) {
    this.input.value = words;
    this.input.focus();
    this.offer();
  }

  /** @param {Taken | null} taken */
  choose(taken) {
    if (taken) this.names.set(taken.id, taken.name);
    this.chosen = taken && taken.id;
    this.input.value = this.name;
    this.close();
  }

  /** @param {Taken | null} taken @param {boolean} entered */
  take(taken, entered) {
    this.choose(taken);
    this.choice.onTake(this.chosen, entered);
  }

  close() {
    this.moved = this.waiting = false;
    this.list.close();
    this.tell();
  }

  offer() {
    this.moved = this.waiting = false;
    this.finder.look(this.input.value);
    this.draw();
  }

  /** The kernel has answered. */
  found() {
    if (!this.list.isOpen) return;
    const { waiting } = this;
    this.waiting = false;
    this.draw();
    if (waiting) this.enter();
  }

  draw() {
    const { pending } = this.finder;
    const found = this.lost ? this.finder.options.slice(0, 9) : this.finder.found;
    const before = this.moved ? this.list.rows[this.list.at]?.id : undefined;
    const rows = rowsOf(this.choice, found.slice(0, SHOWN), this.words, {
      take: (taken, entered) => this.take(taken, entered),
      unfold: (maker) => this.unfold(maker),
    });
    const guessed = this.untouched && this.choice.guessed;
    const stands = this.words || guessed ? Math.min(this.lost ? found.length : 0, rows.length - 1) : -1;
    const first = pending && !found.length ? -1 : stands;
    const at = before === undefined ? first : rows.findIndex((row) => row.id === before);
    const none = pending ? "looking…" : "nothing found";
    const note = !found.length ? none : found.length > SHOWN ? `${found.length - SHOWN} more: type on` : "";
    this.list.show(rows, { at, note, digits: !this.words || this.lost });
    this.tell();
  }

  /** Tell a screen reader about the list. */
  tell() {
    this.input.setAttribute("aria-expanded", String(this.list.isOpen));
    this.input.setAttribute("aria-activedescendant", this.list.current);
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing || !(this.list.isOpen ? this.obeys(event) : this.opens(event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {KeyboardEvent} event */
  opens({ key }) {
    return key === "ArrowDown" && (this.offer(), true);
  }

  /** What a key does to the open list; whether that was all it is for. @param {KeyboardEvent} event */
  obeys({ key, shiftKey }) {
    const boxed = this.choice.words !== undefined;
    const digits = !this.input.value || this.lost;
    const numbered = digits && /^[1-9]$/.test(key) ? this.list.rows[Number(key) - 1]?.taken : undefined;
    if (key === "ArrowDown") this.move(1);
    else if (key === "ArrowUp") this.move(-1);
    else if (numbered) this.take(numbered, true);
    else if (key === "Enter" || (key === "Tab" && boxed && !shiftKey)) this.enter();
    else if (key === "Escape" && !boxed && (this.typed || this.moved)) ((this.input.value = this.name), this.close());
    else {
      if (key === "Tab") (this.settle(), this.close()); // or Tab would stop at the list, which scrolls
      return false;
    }
    return true;
  }

  /** @param {1 | -1} by */
  move(by) {
    this.moved = true;
    this.list.move(by);
    this.tell();
  }

  enter() {
    const row = this.list.rows[this.list.at];
    if (row) row.take(true);
    else if (!this.words) this.take(null, true);
    else this.waiting = this.finder.pending;
  }

  /** Make a new one where the list was. @param {Maker} maker */
  unfold(maker) {
    const { words } = this;
    this.close();
    this.unfolded = maker.open(words, (made) => this.fold(made));
    this.element.append(this.unfolded.element);
    this.unfolded.focus();
    this.input.hidden = true;
  }

  /** @param {Taken | null} made */
  fold(made) {
    this.unfolded?.element.remove();
    this.unfolded = null;
    this.input.hidden = false;
    this.input.focus();
    if (made) this.take(made, true);
    else this.offer();
  }
}
