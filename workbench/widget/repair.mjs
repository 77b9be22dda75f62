// What a changed text has moved out of its place: told when the article is opened, looked at and put right with keys.
//
// The kernel proposes, the person decides, row by row or all that surely moved at once; each deed is one step to undo.
// What is sent is the place that was seen, never "what you propose by now".

import { inContext } from "./context.mjs";
import { button, keycaps, make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./editor.mjs").Editor} Editor */
/**
 * A record that is out of its place. `now`: the words at the proposed place, which `before` and `after` stand around;
 * empty where it is gone. `what`: what the record says of its words.
 * @typedef {{id: string, quote: string, what: string, does: "moved" | "changed" | "gone", sure: boolean, now: string,
 *   start: number, end: number, also: [number, number][], before: string, after: string, sentence: string}} Repair
 */

/** @type {Binding[]} */
export const REPAIRING = [
  {
    name: "repair",
    keys: ["R"],
    words: "put right what a changed text has moved",
    when: (editor) => Boolean(editor.reading?.state.detached),
    run: (editor) => editor.frame.repairs.open(),
    foot: true,
    rare: true,
  },
];

export class Repairs {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    /** @type {Repair[]} */
    this.rows = [];
    this.told = "";
    /** @type {import("./changes.mjs").Span | null} what was selected when the list was opened */
    this.selected = null;
    this.says = make("p", { role: "status" });
    this.list = new Rows({
      says: "Records out of their place",
      empty: "Every record is in its place.",
      run: (id) => this.put([id]),
      chosen: () => {},
      pressed: (id, event) => this.pressed(id, event),
    });
    this.all = button(make("span", {}, keycaps("a"), "all that surely moved"), () => this.putSure());
    const buttons = [
      button(make("span", {}, keycaps("Enter"), "do what it says"), () => this.put([this.list.key])),
      this.all,
      button(make("span", {}, keycaps("x"), "drop the record"), () => this.drop(this.list.key)),
      button(make("span", {}, keycaps("Space"), "see it in the text"), () => this.see(this.list.key)),
    ];
    this.taken = button(make("span", {}, keycaps("r"), "take the selected words"), () => this.take(this.list.key));
    const foot = make("footer", { class: "sw-buttons" }, ...buttons, this.taken);
    this.element = make("div", { class: "sw-preview sw-repairs" }, this.says, this.list.element, foot);
  }

  get isOpen() {
    return this.element.isConnected;
  }

  /** An article is opened: ask what is out of its place in it, if anything is. */
  async look() {
    const { article, state } = this.editor.reading;
    const given = { article: article.id };
    const { rows = [], sentence = "", trouble = "" } = state.detached ? await this.editor.ask("repairs", given) : {};
    if (this.editor.reading.article.sha256 !== article.sha256) return; // meanwhile another one was opened
    this.rows = rows.filter((/** @type {Repair} */ row) => !this.isSent(row));
    this.told = trouble || sentence;
    this.draw();
    if (this.told) this.editor.frame.head.note(this.told, { class: "sw-notice" }, this.opener());
    else if (this.isOpen) this.leave();
  }

  /** Whether it is decided on already, and the kernel has not answered yet. @param {Repair} row */
  isSent({ id }) {
    const sent = this.editor.line.outbox.of(this.editor.reading.article.id);
    return sent.some(
      ({ type, to = {}, drop = [] }) => type === "repair" && (Object.hasOwn(to, id) || drop.includes(id)),
    );
  }

  opener() {
    const [key] = this.editor.keys.bindings.find((each) => each.name === "repair")?.keys ?? [];
    return button(make("span", {}, key && keycaps(key), "look at them"), () => this.open());
  }

  open() {
    this.selected = this.editor.selected();
    this.draw();
    this.editor.frame.sheet.open("Records out of their place", this.element, () => this.list.focus());
  }

  leave() {
    this.editor.frame.sheet.close();
    this.editor.frame.hint("Every record is in its place again, or dropped.");
  }

  draw() {
    this.says.textContent = this.told;
    this.all.hidden = !this.rows.some((row) => row.sure);
    this.taken.hidden = !this.selected;
    this.list.show(this.rows.map((row) => ({ key: row.id, children: lineOf(row) })));
  }

  /** @param {string} id @param {KeyboardEvent} event */
  pressed(id, { key }) {
    if (key === "a") this.putSure();
    else if (key === "x") this.drop(id);
    else if (key === "r") this.take(id);
    else if (key === " ") this.see(id);
    else return false;
    return true;
  }

  putSure() {
    this.put(this.rows.filter((row) => row.sure).map((row) => row.id));
  }

  /** Do what these rows say: to its new place, or away. @param {string[]} ids */
  put(ids) {
    const rows = this.rows.filter((row) => ids.includes(row.id));
    const there = rows.filter((row) => row.does !== "gone");
    const to = Object.fromEntries(there.map(({ id, start, end }) => [id, [start, end]]));
    if (rows.length)
      this.order({ to, also: furtherOf(there), drop: rows.filter((row) => row.does === "gone").map((row) => row.id) });
  }

  /** Where a person knows better: the record goes to the words that were selected. @param {string} id */
  take(id) {
    const rows = this.rows.filter((row) => row.id === id);
    const to = { [id]: [this.selected?.start ?? 0, this.selected?.end ?? 0] };
    if (id && this.selected) this.order({ to, also: furtherOf(rows), drop: [] });
  }

  /** @param {string} id */
  drop(id) {
    if (id) this.order({ to: {}, also: {}, drop: [id] });
  }

  /** @param {{to: Record<string, number[]>, also: Record<string, number[][]>, drop: string[]}} fields */
  order(fields) {
    if (!this.editor.dock.canSave())
      return void (this.says.textContent = "The kernel does not answer; this stays here until it does.");
    this.editor.order("repair", { sha256: this.editor.reading.article.sha256, ...fields });
    this.rows = this.rows.filter((row) => !this.isSent(row)); // what is left is asked for anew once it is saved
    this.draw();
  }

  /** The proposed words, selected in the text. @param {string} id */
  see(id) {
    const row = this.rows.find((each) => each.id === id);
    if (!row || row.does === "gone") return;
    this.editor.frame.sheet.close();
    this.editor.visitWords({ article: this.editor.reading.article.id, start: row.start, end: row.end, quote: row.now });
  }
}

/** Where further passages of stances go. @param {Repair[]} rows */
function furtherOf(rows) {
  return Object.fromEntries(rows.filter((row) => row.also.length).map(({ id, also }) => [id, also]));
}

/** @param {Repair} row */
function lineOf({ does, quote, now, before, after, what, sentence }) {
  const words = { moved: now, changed: now, gone: quote }[does];
  return [
    does === "changed" && make("s", { dir: "auto" }, quote),
    inContext({ before, quote: words, after }),
    make("small", { dir: "auto", "data-does": does }, `${sentence} · ${what}`),
  ];
}
