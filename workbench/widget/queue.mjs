// The list of articles at the side: how far each is, what to look for, in which order; Enter opens one.

import { button, make, optionsOf } from "./nodes.mjs";
import { Rows } from "./rows.mjs";
import { counted } from "./saying.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./editor.mjs").Editor} Editor */
/**
 * @typedef {{id: string, title: string, outlet: string, published: string, status: string, note: string,
 *   flagged: number, mentions: number, stances: number}} Listed
 */
/**
 * @typedef {{rows: Listed[], total: number, counts: Record<string, number>, outlets: string[], samples: string[],
 *   order: string, trouble?: string}} Queue
 */

/** @type {Record<string, string>} */
const GLYPHS = { untouched: "○", started: "◐", done: "●", skipped: "–", flagged: "⚑" };
const ORDERS = ["given", "random", "outlet", "date", "uncertain"];
const PAUSE = 120; // milliseconds after the last letter

/** @type {Binding[]} */
export const LISTING = [
  { name: "articles", keys: ["g"], words: "list of articles", run: (e) => e.frame.toggleSide(true) },
  { name: "next-open", keys: ["."], words: "next article with work left", run: nextOpen, foot: true },
];

/** @param {Editor} editor */
async function nextOpen(editor) {
  const { article, trouble } = await editor.ask("next", { article: editor.reading.article.id });
  const which = editor.frame.queue.chosen ? "Every other article in the list" : "Every article";
  if (article) editor.visit(article);
  else editor.frame.hint(trouble ?? `${which} is done, skipped or flagged.`);
}

export class QueueView {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.drawn = "";
    this.ordered = false; // as the codebook says, until somebody wants it otherwise
    /** @type {{words: string, articles: number} | null} */
    this.chosen = null; // what the list is narrowed to from outside
    this.only = make("p", { class: "sw-only" });
    this.counts = make("p", { class: "sw-counts", role: "status" });
    this.words = make("input", {
      type: "search",
      placeholder: "words in title, text or notes",
      "aria-label": "Words in title, text or notes",
      oninput: () => this.later(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.typed(event),
    });
    this.entity = make("input", {
      type: "search",
      placeholder: "names this entity (its id)",
      "aria-label": "Entity id",
      oninput: () => this.later(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.typed(event),
    });
    this.after = this.day("Published from");
    this.before = this.day("Published until");
    this.state = this.choice("State", ["", ...Object.keys(GLYPHS)], "any state");
    this.outlet = this.choice("Outlet", [""], "any outlet");
    this.sample = this.choice("Sample", [""], "any article");
    this.sample.hidden = true; // until something was drawn that this annotator reads
    this.label = this.choice("Label", [""], "any label");
    this.order = this.choice("Order", ORDERS, "");
    this.list = new Rows({
      says: "Articles",
      empty: "No article is like that: widen the search above.",
      run: (id) => this.open(id),
    });
    this.exported = make("p", { role: "status" });
    const more = make(
      "details",
      {},
      make("summary", {}, "more filters"),
      this.entity,
      this.label,
      this.after,
      this.before,
    );
    const foot = make(
      "footer",
      {},
      button("Export", () => this.export()),
      this.exported,
    );
    const first = [this.words, this.sample, this.state, this.outlet, this.order];
    const filters = make("div", { class: "sw-filters" }, ...first, more);
    this.element = make("div", { class: "sw-queue" }, this.counts, this.only, filters, this.list.element, foot);
    this.element.addEventListener("keydown", (event) => this.pressed(event));
  }

  /** @param {string} says */
  day(says) {
    return make("input", { type: "date", "aria-label": says, title: says, onchange: () => this.ask() });
  }

  /** @param {string} says @param {string[]} values @param {string} none */
  choice(says, values, none) {
    return make("select", { "aria-label": says, onchange: () => this.ask() }, ...optionsOf(values, none));
  }

  /** Ask again when something differs that the list would show. */
  draw() {
    const { article, status, codebook, opened } = this.editor.reading;
    const drawn = `${article.id} ${status} ${codebook.version} ${this.chosen?.words ?? ""}`;
    if (drawn === this.drawn) return;
    this.drawOnly();
    if (!this.ordered) this.order.value = opened.order ?? "given";
    this.ordered = true;
    this.drawn = drawn;
    keepChosen(this.label, ["", ...Object.keys(codebook.labels)], "any label");
    void this.ask();
  }

  /**
   * Somebody chose articles elsewhere in the notebook, or all of them again.
   * @param {{words: string, articles: number} | null} chosen
   */
  choose(chosen) {
    this.chosen = chosen;
    if (!this.editor.reading) return;
    this.drawOnly();
    if (this.editor.frame.withSide) void this.ask();
    else this.drawn = "";
    const words = chosen ? `The list of articles (g) has ${counted(chosen.articles, "article")}: ${chosen.words}` : "";
    this.editor.frame.hint(words || "The list of articles (g) has all of them again.");
  }

  drawOnly() {
    const all = button("×", () => this.editor.line.send({ type: "all" }), {
      "aria-label": "All articles again",
      title: "All articles again",
    });
    const { chosen } = this;
    const words = chosen && make("span", { dir: "auto" }, `${chosen.words}, ${counted(chosen.articles, "article")}`);
    this.only.replaceChildren(...(words ? [words, all] : []));
    this.only.hidden = !words;
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const { words, sample, outlet, entity, label, state, after, before, order } = this;
    const fields = { words, sample, outlet, entity, label, state, after, before, order };
    const given = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value]));
    const asked = (this.asked = JSON.stringify(given));
    /** @type {Queue} */
    const answer = await this.editor.ask("queue", given);
    if (asked === this.asked) this.show(answer);
  }

  /** @param {Queue} queue */
  show({ rows = [], total = 0, counts = {}, outlets = [], samples = [], trouble }) {
    const told = Object.entries(GLYPHS).map(([state, glyph]) => counts[state] && `${glyph} ${counts[state]} ${state}`);
    this.counts.textContent = trouble ?? told.filter(Boolean).join("   ");
    keepChosen(this.outlet, ["", ...outlets], "any outlet");
    keepChosen(this.sample, ["", ...samples], "any article");
    this.sample.hidden = !samples.length;
    this.list.show(rows.map((row) => this.row(row)));
    if (total > rows.length) this.counts.textContent += `   the first ${rows.length} of ${total} are listed`;
  }

  /** @param {Listed} row @returns {import("./rows.mjs").Row} */
  row({ id, title, outlet, published, status, note, flagged, mentions, stances }) {
    const facts = [outlet, published, mentions && counted(mentions, "name"), stances && counted(stances, "stance")];
    return {
      key: id,
      current: id === this.editor.reading.article.id,
      children: [
        make("span", { class: "sw-glyph", title: status, role: "img", "aria-label": status }, GLYPHS[status]),
        make(
          "span",
          { dir: "auto" },
          title || id,
          make("small", {}, facts.filter(Boolean).join(" · "), flagged ? ` · ⚑ ${flagged}` : ""),
          note && make("small", { class: "sw-memo" }, note),
        ),
      ],
    };
  }

  /** @param {string} id */
  open(id) {
    this.editor.visit(id);
    this.editor.frame.leaveSide();
  }

  focus() {
    this.list.focus();
  }

  async export() {
    const { file, count, uncounted, trouble } = await this.editor.ask("export");
    const written = [`${counted(count, "reading")} in ${file}`, uncounted].filter(Boolean).join("; ");
    this.exported.textContent = trouble ?? written;
  }

  /** @param {KeyboardEvent} event */
  typed(event) {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    this.list.focus();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key === "Escape") this.editor.frame.leaveSide();
    else if (event.key === "/" && event.target === this.list.element) this.words.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/**
 * New options for a list, with what is chosen still chosen.
 * @param {HTMLSelectElement} select @param {string[]} values @param {string} none
 */
function keepChosen(select, values, none) {
  if (values.join("\n") === [...select.options].map((option) => option.value).join("\n")) return;
  const { value } = select;
  select.replaceChildren(...optionsOf(values, none));
  select.value = values.includes(value) ? value : "";
}
