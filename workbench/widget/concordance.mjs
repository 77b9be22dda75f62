// Search in all articles: every place where words stand, with what stands around them; a digit labels it from here.

import { adding } from "./changes.mjs";
import { inContext } from "./context.mjs";
import { make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";
import { counted } from "./saying.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./editor.mjs").Editor} Editor */
/**
 * `id` and `label`: of the mention that is there already.
 * @typedef {{article: string, sha256: string, title: string, start: number, end: number, quote: string, before: string,
 *   after: string, id: string, label: string}} Hit
 */

const WAIT = 150; // milliseconds after the last letter

/** @type {Binding[]} */
export const SEARCHING = [{ name: "search", keys: ["/"], words: "search in all articles", run: search, foot: true }];

/** @param {Editor} editor */
function search(editor) {
  const view = new Concordance(editor);
  editor.frame.sheet.open("Search in all articles", view.element, () => (view.words.focus(), view.words.select()));
}

class Concordance {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    /** @type {Hit[]} */
    this.hits = [];
    this.words = make("input", {
      type: "search",
      "aria-label": "Words to look for",
      placeholder: "words; a capital letter makes capitals count",
      oninput: () => this.later(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.typed(event),
    });
    this.words.value = editor.selected()?.quote ?? editor.currentOf("mention")?.quote ?? "";
    this.said = make("p", { role: "status" });
    this.list = new Rows({
      says: "Hits",
      empty: "Type words to see every place where they stand.",
      run: (key) => this.open(key),
      pressed: (key, event) => this.label(key, event),
    });
    const teach = make("small", {}, "Enter goes there · a digit labels the place under the cursor");
    this.element = make("div", { class: "sw-search" }, this.words, this.said, this.list.element, teach);
    this.list.show([]);
    if (this.words.value) void this.ask();
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const words = this.words.value.trim();
    const { hits = [], total = 0, articles = 0, trouble } = words ? await this.editor.ask("search", { words }) : {};
    if (words !== this.words.value.trim()) return;
    this.hits = hits;
    const shown = total > hits.length ? `, the first ${hits.length} are listed` : "";
    this.said.textContent =
      trouble ?? (words ? `${counted(total, "place")} in ${counted(articles, "article")}${shown}` : "");
    this.list.empty = words ? "These words stand nowhere." : "Type words to see every place where they stand.";
    this.draw();
  }

  draw() {
    const { reading } = this.editor;
    const labelName = (/** @type {string} */ id) => reading.labelName(id);
    this.list.show(
      this.hits.map((hit) => {
        return { key: hitKey(hit), children: hitLine(hit, labelName), current: hit.article === reading.article.id };
      }),
    );
  }

  /** @param {string} key */
  hit(key) {
    return this.hits.find((hit) => hitKey(hit) === key);
  }

  /** @param {string} key */
  open(key) {
    const hit = this.hit(key);
    if (!hit) return;
    this.editor.frame.sheet.close();
    this.editor.visitWords(hit);
  }

  /** @param {string} key @param {KeyboardEvent} event */
  label(key, event) {
    const hit = this.hit(key);
    const name = /^[1-9]$/.test(event.key) && this.editor.reading.labelAt(Number(event.key) - 1);
    if (!hit || !name) return false;
    if (hit.label)
      this.said.textContent = `It is a ${this.editor.reading.labelName(hit.label)} already; Enter goes there.`;
    else this.add(hit, name);
    return true;
  }

  /** @param {Hit} hit @param {string} label */
  add(hit, label) {
    if (!this.editor.dock.canSave())
      return void (this.said.textContent = "The kernel does not answer, so this was not labelled.");
    const { article, sha256, start, end, quote } = hit;
    const change = adding({ kind: "mention", start, end, quote, label, entity: null });
    this.editor.order("action", { article, sha256, ...change, ms: this.editor.activity.take() });
    Object.assign(hit, { label, id: Object.keys(change.put)[0] });
    this.draw();
  }

  /** @param {KeyboardEvent} event */
  typed(event) {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    this.list.focus();
  }
}

/** @param {Hit} hit */
function hitKey({ article, start, end }) {
  return `${article}:${start}:${end}`;
}

/** @param {Hit} hit @param {(id: string) => string} labelName */
function hitLine(hit, labelName) {
  const { title, article, label } = hit;
  return [inContext(hit), make("small", {}, title || article, label && ` · ${labelName(label)}`)];
}
