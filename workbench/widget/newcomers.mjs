// Names seen often that no entity has: one key makes an entity of one, with its other spellings, another refuses it.

import { inContext } from "./context.mjs";
import { enter, slugOf } from "./creating.mjs";
import { button, keycaps, make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";
import { counted } from "./saying.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./context.mjs").Context & {article: string, title: string, start: number, end: number}} Example */
/**
 * A name without an entity. `places`, `articles`: how often it was seen.
 * @typedef {{label: string, name: string, aliases: string[], places: number, articles: number, example: Example}} Newcomer
 */

export class Newcomers {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    /** @type {Newcomer[]} */
    this.rows = [];
    this.waits = false; // for the kernel to have looked
    this.says = make("p", { role: "status" });
    this.list = new Rows({
      says: "New names",
      empty: "No name without an entity is seen often.",
      run: (name) => this.create(name),
      chosen: () => this.list.focus(),
      pressed: (name, event) => this.pressed(name, event.key),
    });
    const buttons = make(
      "footer",
      { class: "sw-buttons" },
      button(make("span", {}, keycaps("Enter"), "make it an entity"), () => this.create(this.list.key)),
      button(make("span", {}, keycaps("x"), "refuse it"), () => this.refuse(this.list.key)),
      button(make("span", {}, keycaps("Space"), "see it in the text"), () => this.see(this.list.key)),
    );
    this.element = make("div", { class: "sw-preview sw-newcomers" }, this.says, this.list.element, buttons);
  }

  open() {
    this.says.textContent = "New names are being looked for…";
    this.list.show([]);
    this.editor.frame.sheet.open("New names", this.element, () => this.list.focus());
    void this.look();
  }

  /** Ask anew; where they are looked for still, the kernel tells when to ask again. */
  async look() {
    const { ready = true, rows = [], sentence = "", trouble = "" } = await this.editor.ask("newcomers");
    this.waits = !ready;
    this.rows = rows;
    this.says.textContent = trouble || sentence;
    this.draw();
  }

  /** More is known of the project. */
  heard() {
    if (this.waits && this.element.isConnected) void this.look();
  }

  draw() {
    const { reading } = this.editor;
    this.list.show(this.rows.map((row) => ({ key: row.name, children: lineOf(row, reading.labelName(row.label)) })));
  }

  /** @param {string} name @param {string} key */
  pressed(name, key) {
    if (key === "x") void this.refuse(name);
    else if (key === " ") this.see(name);
    else return false;
    return true;
  }

  /** @param {string} name */
  take(name) {
    const row = this.rows.find((each) => each.name === name);
    if (!row) return;
    if (!this.editor.dock.canSave())
      return void (this.says.textContent = "The kernel does not answer; this stays here until it does.");
    this.rows = this.rows.filter((each) => each !== row);
    this.draw();
    return row;
  }

  /** @param {string} name */
  create(name) {
    const row = this.take(name);
    if (!row) return;
    const id = slugOf(name, (slug) => this.editor.reading.knows(slug), "entity");
    const aliases = row.aliases.filter((alias) => !alias.includes(";")); // which parts them in the registry
    enter(this.editor, { entity: { id, label: row.label, name, aliases } });
    this.tell(`“${name}” is an entity now; the names on every page are linked to it.`);
  }

  /** @param {string} name */
  async refuse(name) {
    if (!this.take(name)) return;
    const { sentence = "", trouble = "" } = await this.editor.ask("refuse", { name });
    this.tell(trouble || sentence);
    if (trouble) void this.look();
  }

  /** @param {string} words */
  tell(words) {
    this.says.textContent = words;
    this.list.focus();
  }

  /** @param {string} name */
  see(name) {
    const row = this.rows.find((each) => each.name === name);
    if (!row) return;
    this.editor.frame.sheet.close();
    this.editor.visitWords(row.example);
  }
}

/** @param {Newcomer} row @param {string} label */
function lineOf({ name, aliases, places, articles, example }, label) {
  const often = `${counted(places, "time")} in ${counted(articles, "article")}`;
  const also = aliases.length ? ` · also ${aliases.map((each) => `“${each}”`).join(", ")}` : "";
  return [
    make("b", { dir: "auto" }, name),
    make("span", { class: "sw-where" }, `${label} · ${often}`),
    make("small", { dir: "auto" }, inContext(example), also),
  ];
}

/** @type {Binding[]} */
export const MEETING = [
  { name: "newcomers", keys: ["N"], words: "new names", run: (editor) => editor.frame.newcomers.open() },
];
