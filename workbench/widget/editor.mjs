// The editor: the open article, where a person stands in it, and what they do.
//
// An act is painted at once and sent; only the kernel's answer with the same id makes it "saved".

import { Activity } from "./activity.mjs";
import { remapped } from "./bindings.mjs";
import { newId } from "./changes.mjs";
import { Dock } from "./dock.mjs";
import { Frame } from "./frame.mjs";
import { hear } from "./hearing.mjs";
import { TABLE } from "./keys.mjs";
import { Line } from "./line.mjs";
import { Page } from "./page.mjs";
import { Questions } from "./questions.mjs";
import { chooseType } from "./regions.mjs";
import { said } from "./saying.mjs";
import { countWhile } from "./text.mjs";

/** @typedef {import("./changes.mjs").Change} Change */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./reading.mjs").Reading} Reading */

const UNDRAWN =
  "Something here could not be drawn, so what you see may not be what is saved. What you did is kept and sent; " +
  "reload the page before you go on.";

export class Editor {
  /** @param {{send: (content: any) => void}} model @param {HTMLElement} el */
  constructor(model, el) {
    this.line = new Line(model, () => this.refresh());
    this.questions = new Questions((message) => this.line.send({ ...message, view: this.line.view }));
    this.reading = /** @type {Reading} */ (/** @type {unknown} */ (null)); // until the kernel has opened an article
    this.keys = remapped(TABLE, {});
    this.current = "";
    this.at = 0;
    this.passage = 0; // of the position one stands on, the one that was gone to last; 0 is its own words
    this.saved = { at: "", file: "" };
    this.latest = /** @type {any} */ (null); // what was sent last
    this.activity = new Activity();
    this.reason = ""; // why a difference was decided as it was, the last time that it was said
    this.exact = false; // Alt was held: the very characters, not whole words
    this.turning = false; // another article was asked for: what is done now is not meant for this one
    /** @type {() => void} */
    this.destination = () => {}; // what to do there
    /** @type {any[] | null} */
    this.unheard = null; // what the kernel said while a mouse button is down
    this.dock = new Dock(this);
    this.frame = new Frame(this, el);
    this.page = new Page(this.frame.box, (index, tag) => !this.locked && chooseType(this, index, tag));
  }

  get locked() {
    return !this.reading || this.line.stuck;
  }

  // ── where one is ──────────────────────────────────────────────────────────────────────────────────────────

  /** @template {Suggested["kind"]} Kind @param {Kind} kind @returns {Extract<Suggested, {kind: Kind}> | undefined} */
  currentOf(kind) {
    const record = this.reading?.records.get(this.current);
    return record?.kind === kind ? /** @type {any} */ (record) : undefined;
  }

  /** The difference between readers that one stands on. */
  get difference() {
    return this.reading?.differences.find(({ id }) => id === this.current) ?? null;
  }

  isSuggested() {
    return this.current in this.reading.undecided;
  }

  isConfirmed() {
    return this.reading.records.has(this.current) && !this.isSuggested();
  }

  canStretch() {
    return this.reading?.records.has(this.current) && !this.selected();
  }

  /** The selected words, if any. */
  selected() {
    const stretch = this.reading && this.page.selection.stretch();
    return stretch ? this.reading.span(stretch) : null;
  }

  /** @param {string} id  empty for none */
  stand(id) {
    const before = this.reading.places.get(this.current);
    if (before) this.at = before.start;
    if (id !== this.current) this.passage = 0;
    this.current = id;
  }

  /** Stand on a record, or on a difference, and see it, in the text and beside it. @param {string} record */
  goTo(record) {
    const id = this.reading.standsFor(record);
    const place = this.reading.places.get(id);
    if (!place) return;
    if (document.getSelection()?.isCollapsed) document.getSelection()?.removeAllRanges(); // one stands here now
    this.stand(id);
    this.paint();
    this.frame.draw();
    this.page.reveal(this.reading.stretch(place)); // last, or the page would be laid out twice
    this.frame.revealCard(id);
    this.frame.focus();
  }

  /** To the next suggestion. @param {1 | -1} by */
  goUndecided(by) {
    this.goOn(by, (id) => id in this.reading.undecided);
  }

  /** To the next in text order, round the end. @param {1 | -1} by @param {(id: string) => boolean} wanted */
  goOn(by, wanted = () => true) {
    const ids = [...this.reading.places.keys()];
    const places = [...this.reading.places.values()].map(({ start }) => start);
    const before = countWhile(ids.length, (index) => places[index] < this.at);
    const here = this.current ? ids.indexOf(this.current) : before - (by > 0 ? 1 : 0);
    const round = ids.map((_, index) => ids[(here + by * (index + 1) + 2 * ids.length) % ids.length]);
    const next = round.find(wanted);
    if (next) this.goTo(next);
  }

  /** Open another article, and stand on a record there. @param {string} article @param {string} [record] */
  visit(article, record = "") {
    this.travel(article, () => this.goTo(record));
  }

  /** Open another article, and select words there. @param {{article: string} & Span} place */
  visitWords({ article, ...span }) {
    this.travel(article, () => {
      const stretch = this.reading.stretch(span);
      this.page.reveal(stretch);
      this.page.selection.set(stretch.start, stretch.end);
      this.frame.focus();
    });
  }

  /** @param {string} article @param {() => void} then */
  travel(article, then) {
    if (article === this.reading.article.id) return then();
    if (this.dock.keepsForm()) return;
    this.destination = then;
    this.turning = true;
    this.line.ask({ type: "go", to: article });
  }

  /** The article is there: on to what it was opened for. */
  arrive() {
    const { destination } = this;
    this.destination = () => {};
    destination();
  }

  letGo() {
    if (this.frame.sheet.isOpen) return this.frame.sheet.close();
    if (this.dock.hasMenu) return this.dock.leaveMenu();
    if (this.dock.form) return this.dock.form.leave();
    document.getSelection()?.removeAllRanges();
    this.stand("");
    this.refresh();
  }

  // ── acting ────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Change} change @param {string} [current]  what to stand on afterwards */
  act(change, current = this.current) {
    if (this.locked) return;
    const words = said(change, this.reading);
    this.stand(current);
    this.order("action", { sha256: this.reading.article.sha256, ...change, ms: this.activity.take() });
    this.frame.foot.announce(words);
    this.frame.focus();
  }

  /**
   * Send what has to be saved: an action, or what the kernel works out.
   * @param {string} type @param {Record<string, any>} fields
   */
  order(type, fields) {
    if (this.locked) return;
    if (this.turning) return this.frame.hint("The other article is still being opened, so nothing was done.");
    this.latest = { type, id: newId(), article: this.reading.article.id, ...fields };
    this.line.outbox.add(this.latest);
    this.refresh();
  }

  /** @param {string} what @param {Record<string, any>} given @returns {Promise<any>} */
  ask(what, given = {}) {
    return this.questions.ask(what, given);
  }

  /** A mouse button is down: nothing may be replaced under it, or the click that follows meets nothing. */
  hold() {
    this.activity.stir();
    this.unheard ??= [];
  }

  release() {
    const messages = this.unheard ?? [];
    this.unheard = null;
    for (const message of messages) this.receive(message);
  }

  /** @param {any} message */
  receive(message) {
    if (this.unheard) this.unheard.push(message);
    else hear(this, message);
  }

  // ── painting ──────────────────────────────────────────────────────────────────────────────────────────────

  /** Another text is shown. */
  show() {
    this.page.show(this.reading.article.text, this.reading.lines);
    this.current = "";
    this.at = 0;
    this.dock.closeMenu();
    this.dock.closeForm();
    this.frame.sheet.close(); // what it lists is of the other article
  }

  /** Compute what is shown from what is known, and paint what differs. */
  refresh() {
    if (!this.reading) return;
    let drawn = false;
    try {
      this.reading.fold(this.line.outbox.of(this.reading.article.id));
      if (!this.reading.places.has(this.current)) this.current = "";
      this.paint();
      this.frame.draw();
      drawn = true;
    } finally {
      if (!drawn) this.frame.head.note(UNDRAWN);
      this.drawSaved(); // what is said of saving stays true when the rest cannot be drawn
    }
  }

  drawSaved() {
    const { silent, obstacle, outbox } = this.line;
    this.frame.head.drawSaved({ size: outbox.size, kept: outbox.kept, silent, obstacle, ...this.saved });
  }

  paint() {
    const stance = this.currentOf("stance");
    const evidence = this.dock.form?.span() ?? stance?.evidence ?? null;
    this.page.type(this.reading.types());
    this.page.paint(this.reading.marks({ evidence, also: stance?.also ?? [], seen: this.passage }));
    this.page.point(this.current);
  }
}
