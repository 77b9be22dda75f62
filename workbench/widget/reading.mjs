// What is known of the open article: what the kernel confirmed, with the unanswered changes folded over it.
//
// Always computed anew from those two, never patched: a refused change is gone when its message is.

import { comparedBy, governed, placesOf } from "./comparing.mjs";
import { folded, isShown, overlaid, placeOf, undecided } from "./changes.mjs";
import { lettersOf, readable, rulesById } from "./entries.mjs";
import { byId } from "./ids.mjs";
import { marksMade, sceneryOf, stretchOf } from "./looks.mjs";
import { sidesOf } from "./sides.mjs";
import { countWhile, linesOf, pairsIn, toCodePoints } from "./text.mjs";

/** @typedef {import("./changes.mjs").Records} Records */
/** @typedef {import("./changes.mjs").Region} Region */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./comparing.mjs").Comparison} Comparison */
/** @typedef {import("./entries.mjs").Entries} Entries */
/** @typedef {import("./outbox.mjs").Message} Message */
/** @typedef {import("./text.mjs").Stretch} Stretch */
/** @typedef {{id: string, name: string, label?: string, aliases?: string[], terms?: string[]}} Named */
/**
 * @typedef {Object} Codebook
 * @property {string} name
 * @property {string} version
 * @property {Entries} labels
 * @property {Entries} polarities
 * @property {Entries} voices
 * @property {Entries} valences
 * @property {Named[]} topics
 * @property {Named[]} entities
 * @property {{frame_class: string, valence: string, terms: string[]}[]} naming
 * @property {Record<string, string[]>} retired  id → what took its place
 * @property {Record<string, string | string[]>} [keys]  binding name → its keys
 * @property {import("./revisions.mjs").Revision[]} [changes]  the latest last
 */
/**
 * @typedef {{id: string, sha256: string, title: string, outlet: string, published: string, text: string,
 *   regions: Region[]}} Article
 */
/** @typedef {{id: string, sentence: string, place: Span | null, choices: string[]}} Dispute  what counts is chosen first */
/**
 * `problems`, `merged`: by record, sentences, and ids that something else has taken the place of.
 * `undo`, `redo`: in words, what would be taken back or done again; empty for nothing. `detached`: how many records are
 * out of their place, since the text was changed.
 * @typedef {{undo: string, redo: string, problems: Record<string, string[]>, merged: Record<string, string[]>,
 *   status: string, detached?: number, disputes?: Dispute[]}} State
 */
/** @typedef {{at: number, total: number, counts: Record<string, number>}} Place  where the article is in the queue */
/**
 * @typedef {State & {outbox: string, codebook: Codebook, place: Place, article: Article, records: Records,
 *   assist: string, order?: string, suggestions: Record<string, Suggested>, saved: {at: string, file: string},
 *   notices: string[], comparison?: Comparison, chosen?: {words: string, articles: number}}} Opened
 */
/**
 * `elsewhere`: how many other articles it touched. `words`: what was done. `codebook`: when it has changed. `notice`: what
 * to know of where it went.
 * @typedef {State & {id: string, article: string, put: Records, drop: string[], at: string, elsewhere?: number,
 *   words?: string, codebook?: Codebook, notice?: string, comparison?: Comparison}} Acked
 */

export class Reading {
  /** @param {Opened} opened */
  constructor(opened) {
    this.opened = opened;
    this.article = opened.article;
    this.codebook = rulesById(opened.codebook);
    /** @type {State} */
    this.state = stateOf(opened);
    this.base = byId(opened.records);
    this.suggestions = byId(opened.suggestions);
    this.pairs = pairsIn(opened.article.text);
    this.lines = linesOf(opened.article.text);
    this.names = namesIn(opened.codebook);
    /** @type {Map<string, string>} what was made here and is not in the codebook yet */
    this.coined = new Map();
    /** @type {Message[]} */
    this.waiting = [];
    /** what the kernel said of other readings; none but at a compare desk */
    this.compared = opened.comparison ?? null;
    /** @type {Comparison | null} the same with what was decided since */
    this.comparison = null;
    /** @type {Records} */
    this.all = {};
    /** @type {Record<string, Suggested>} suggestions that nobody has decided on */
    this.undecided = {};
    /** @type {Map<string, Suggested>} what is shown, in text order, the longer first */
    this.records = new Map();
    /** @type {Map<string, Span>} all that one can stand on, and where */
    this.places = new Map();
    /** @type {[string, Suggested][]} those of them that have a card beside the text */
    this.cards = [];
    /** @type {import("./looks.mjs").Made} */
    this.made = new Map();
    /** @type {Region[]} */
    this.regions = [];
    this.fold([]);
  }

  /** Whether `opened` is about the same text. @param {Opened} opened */
  isOf({ article }) {
    return article.id === this.article.id && article.sha256 === this.article.sha256;
  }

  /** Compute all that is shown. @param {Message[]} waiting  unanswered messages about this article */
  fold(waiting) {
    this.waiting = waiting;
    const coined = new Map(waiting.flatMap(newIn));
    if (coined.size !== this.coined.size) this.made = new Map(); // marks tell names
    this.coined = coined;
    this.comparison = this.compared && comparedBy(this.compared, waiting);
    this.all = folded(this.base, waiting);
    this.undecided = undecided(this.all, this.suggestions);
    const shown = Object.entries(this.undecided);
    for (const [id, record] of Object.entries(this.all)) if (isShown(record)) shown.push([id, record]);
    this.records = new Map(shown.sort(([, a], [, b]) => inOrder(a, b)));
    this.places = placesOf(this.records, this.differences);
    this.cards = [...this.records].filter(([, record]) => record.kind !== "mention");
    const corrected = Object.values(this.all).filter((record) => record.kind === "region");
    this.regions = overlaid(this.article.regions, corrected);
  }

  /** Take in what the kernel has written. @param {Acked} acked @param {boolean} here  in this article */
  confirm(acked, here) {
    if (acked.codebook) {
      this.codebook = rulesById(acked.codebook);
      this.names = namesIn(acked.codebook);
      this.made = new Map();
    }
    if (!here) {
      this.state = { ...this.state, undo: acked.undo, redo: acked.redo };
      return;
    }
    for (const id of acked.drop) {
      const dropped = this.base[id];
      // a fate that an undo takes away gives its suggestion back
      if (dropped?.kind === "decision") this.suggestions[id.replace(/^fate:/, "")] = dropped.suggestion;
    }
    this.base = folded(this.base, [acked]);
    this.compared = acked.comparison ?? this.compared;
    this.state = stateOf(acked);
  }

  get differences() {
    return this.comparison?.differences ?? [];
  }

  /** What one stands on by a record: the difference that decides on it, or itself. @param {string} id */
  standsFor(id) {
    return this.differences.length ? (governed(this.differences)[id] ?? id) : id;
  }

  get status() {
    const status = this.all.status;
    return status?.kind === "status" ? status.state : this.state.status;
  }

  /** The note on the article. */
  get note() {
    const { status } = this.all;
    return status?.kind === "status" ? (status.note ?? "") : "";
  }

  /** What an undo would take back, in words. */
  get undoes() {
    return this.state.undo || (this.waiting.some((message) => message.type !== "undo") ? "the last action" : "");
  }

  get redoes() {
    return this.state.redo || (this.waiting.some((message) => message.type === "undo") ? "what was undone" : "");
  }

  /** @param {Stretch} stretch @returns {Span} */
  span({ start, end }) {
    const quote = this.article.text.slice(start, end);
    return { start: toCodePoints(start, this.pairs), end: toCodePoints(end, this.pairs), quote };
  }

  /** @param {Span} span @returns {Stretch} */
  stretch(span) {
    return stretchOf(span, this.pairs);
  }

  /** @param {string | null} id */
  name(id) {
    return id ? (this.names.get(id) ?? this.coined.get(id) ?? id.replace(/^unnamed:(.*)/, "$1 (unnamed)")) : "?";
  }

  /** The labels in use. */
  get labels() {
    const { labels, retired } = this.codebook;
    return Object.fromEntries(Object.entries(labels).filter(([id]) => !(id in retired)));
  }

  /** The label of this digit, counted from 0. @param {number} index @returns {string | undefined} */
  labelAt(index) {
    return Object.keys(this.labels)[index];
  }

  /** Whether an entity or topic has this id, had it, or is being made with it. @param {string} id */
  knows(id) {
    return this.names.has(id) || this.coined.has(id) || id in this.codebook.retired;
  }

  /** What a label is called. @param {string} id */
  labelName(id) {
    return this.codebook.labels[id]?.name || readable(id);
  }

  /** What each line of the text is. */
  types() {
    const stretches = this.regions.map((region) => ({ type: region.type, ...this.stretch(region) }));
    return this.lines.map((line) => {
      const at = countWhile(stretches.length, (index) => stretches[index].end <= line.start);
      return stretches[at] && stretches[at].start < line.end ? stretches[at].type : "body";
    });
  }

  /** All there is to paint. @param {import("./looks.mjs").Shows} shows  words to underline */
  marks(shows) {
    const { labels, valences } = this.codebook;
    const letters = { labels: Object.keys(labels), letters: lettersOf(labels), valences: lettersOf(valences) };
    const legend = { ...letters, name: (/** @type {string | null} */ id) => this.name(id) };
    const pending = new Set(this.waiting.flatMap((message) => Object.keys(message.put ?? {})));
    const known = { suggested: this.undecided, pending, pairs: this.pairs, legend };
    this.made = marksMade(this.records, known, this.made);
    const decides = governed(this.differences);
    const marks = Array.from(this.made, ([id, { mark }]) => (id in decides ? [] : (mark ?? []))).flat();
    const sides = this.comparison ? sidesOf(this.comparison, { ...known, all: this.all, names: this }) : [];
    return [...sides, ...marks, ...sceneryOf(this.regions, shows, this.pairs)];
  }
}

/**
 * Text order; of two with the same words the mention comes first, since a digit is for it.
 * @param {Suggested} a @param {Suggested} b
 */
function inOrder(a, b) {
  const first = placeOf(a).start - placeOf(b).start || placeOf(b).end - placeOf(a).end;
  return first || Number(b.kind === "mention") - Number(a.kind === "mention");
}

/** Id and name of what a message puts into the codebook. @param {Message} message @returns {[string, string][]} */
function newIn({ type, entity, topic }) {
  const made = type === "amend" && (entity ?? topic);
  return made ? [[made.id, made.name]] : [];
}

/** @param {Codebook} codebook */
function namesIn({ entities, topics }) {
  return new Map([...entities, ...topics].map((each) => [each.id, each.name]));
}

/** @template {State} Told @param {Told} told @returns {Told} */
function stateOf(told) {
  return { ...told, problems: byId(told.problems), merged: byId(told.merged) };
}
