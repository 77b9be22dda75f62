// The same text in other outlets: told when the article is opened, and what was said of one said of the others by a key.
//
// What is carried is seen first, with what stays behind and why; one undo takes all of it back.

import { button, keycaps, make, optionsOf } from "./nodes.mjs";
import { preview } from "./preview.mjs";
import { counted, inWords } from "./saying.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./preview.mjs").Place} Place */
/** @typedef {{records: number}} Load  how many records could be carried */
/**
 * Another article with much of the same text: what could be carried `out` to it from the open one, and `in` from it.
 * @typedef {{article: string, title: string, outlet: string, status: string, out: Load, in: Load}} Copy
 */
/** @typedef {{words: string, of: string, into: string[], records: number}} Way  one direction to carry in */
/** @typedef {Place & {record: import("./changes.mjs").Suggested}} Hit */
/** @typedef {{title: string, quote: string, why: string}} Left */

export class Copies {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    /** @type {Copy[]} */
    this.rows = [];
    this.of = ""; // the article that they are near-copies of
  }

  /** An article is opened, or near-copies are known now: ask for those of this one, and tell; or else why not. */
  async look() {
    const { id } = this.editor.reading.article;
    if (id !== this.of) this.rows = [];
    this.of = id;
    const { rows = [], sentence = "", trouble = "" } = await this.editor.ask("copies", { article: id });
    if (this.editor.reading.article.id !== id) return ""; // meanwhile another one was opened
    this.rows = rows;
    if (sentence) this.editor.frame.head.note(sentence, { class: "sw-notice sw-calm" }, ...this.opener());
    if (rows.length) this.editor.frame.foot.draw();
    return trouble; // nobody who reads has asked for it
  }

  opener() {
    const [key] = this.editor.keys.bindings.find((each) => each.name === "carry")?.keys ?? [];
    return this.rows.length ? [button(make("span", {}, key && keycaps(key), "carry"), () => this.open())] : [];
  }

  /** The ways to carry something, from here first. @returns {Way[]} */
  ways() {
    const here = this.editor.reading.article.id;
    const out = this.rows.filter((row) => row.out.records);
    const all = out.reduce((sum, row) => sum + row.out.records, 0);
    const to = `from here to ${out.length === 1 ? called(out[0]) : `${out.length} near-copies`}`;
    const ways = out.length ? [{ words: to, of: here, into: out.map((row) => row.article), records: all }] : [];
    const back = this.rows.filter((row) => row.in.records);
    return [
      ...ways,
      ...back.map((row) => ({
        words: `from ${called(row)} to here`,
        of: row.article,
        into: [here],
        records: row.in.records,
      })),
    ];
  }

  /** What would be carried, in the first of the ways until another one is chosen. */
  async open() {
    const { editor } = this;
    if (editor.locked) return;
    const trouble = await this.look(); // something may have been said here since
    if (trouble) return editor.frame.hint(trouble);
    const ways = this.ways();
    if (!ways.length)
      return editor.frame.hint("All that can be carried is there already, or the near-copies are finished.");
    let [way] = ways;
    let { hits, left } = await this.foreseen(way);
    const stays = make("div", { class: "sw-left" }, ...leftLines(left));
    const view = preview(editor, "Carry to near-copies", hits, (except) =>
      editor.order("propagate", { of: way.of, into: way.into, except }),
    );
    const names = ways.map(({ words, records }) => `${words} (${counted(records, "record")})`);
    const choice = make("select", { "aria-label": "from where to where" }, ...optionsOf(names, ""));
    choice.addEventListener("change", async () => {
      way = ways[choice.selectedIndex];
      ({ hits, left } = await this.foreseen(way));
      view.show(hits);
      stays.replaceChildren(...leftLines(left));
    });
    view.element.prepend(make("div", { class: "sw-filters" }, choice));
    view.element.lastElementChild?.before(stays);
  }

  /** @param {Way} way @returns {Promise<{hits: Place[], left: Left[]}>} */
  async foreseen({ of, into }) {
    const given = { article: this.editor.reading.article.id, of, into };
    const { hits = [], left = [], trouble = "" } = await this.editor.ask("carrying", given);
    if (trouble) this.editor.frame.hint(trouble);
    return {
      hits: hits.map((/** @type {Hit} */ hit) => ({ ...hit, does: inWords(hit.record, this.editor.reading) })),
      left,
    };
  }
}

/** @param {Copy} copy */
function called({ title, outlet }) {
  return `“${title}”${outlet ? ` (${outlet})` : ""}`;
}

/** What stays behind, told and not left out without a word. @param {Left[]} left */
function leftLines(left) {
  if (!left.length) return [];
  const rows = left.map(({ title, quote, why }) =>
    make("li", {}, make("q", { dir: "auto" }, quote), " ", make("small", { dir: "auto" }, `${why} · ${title}`)),
  );
  return [make("h4", {}, `Not carried, or not whole: ${left.length}`), make("ul", {}, ...rows)];
}

/** @type {Binding[]} */
export const CARRYING = [
  {
    name: "carry",
    keys: ["P"],
    words: "carry to near-copies, or from one",
    when: (editor) => editor.frame.copies.rows.length > 0,
    run: (editor) => editor.frame.copies.open(),
    foot: true,
    rare: true,
  },
];
