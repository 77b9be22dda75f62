// The editor: where a person stands in the article, and what they do to it.
//
// An act is painted at once and sent; only the kernel's answer with the same id makes it "saved".

import { accepting, adding, deleting, editing, newId, placeOf, rejecting, stating } from "./changes.mjs";
import { chooseType, edit } from "./asking.mjs";
import { Frame } from "./frame.mjs";
import { Line } from "./line.mjs";
import { Page } from "./page.mjs";
import { Reading } from "./reading.mjs";
import { countWhile, overlap, step, trimmed } from "./text.mjs";

/** @typedef {import("./changes.mjs").Change} Change */
/** @typedef {import("./changes.mjs").Mention} Mention */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./forms.mjs").Form} Form */
/** @typedef {import("./panel.mjs").Deed} Deed */
/** @typedef {import("./panel.mjs").Shown} Shown */
/** @typedef {import("./reading.mjs").Acked} Acked */
/** @typedef {import("./reading.mjs").Opened} Opened */

const PAUSE = 30000; // milliseconds without a key or a click that still count as reading

export class Editor {
  /** @param {{send: (content: any) => void}} model @param {HTMLElement} el */
  constructor(model, el) {
    this.line = new Line(model, () => this.refresh());
    this.reading = /** @type {Reading} */ (/** @type {unknown} */ (null)); // until the kernel has opened an article
    this.current = "";
    this.at = 0;
    this.saved = { at: "", file: "" };
    this.active = { since: Date.now(), sum: 0 };
    /** @type {Form | null} */
    this.form = null;
    this.frame = new Frame(this, el);
    this.page = new Page(this.frame.box, (index, tag) => !this.locked && chooseType(this, index, tag));
  }

  get locked() {
    return !this.reading || this.line.silent;
  }

  // ── where one is ──────────────────────────────────────────────────────────────────────────────────────────

  /** @template {Suggested["kind"]} Kind @param {Kind} kind @returns {Extract<Suggested, {kind: Kind}> | undefined} */
  currentOf(kind) {
    const record = this.reading?.records.get(this.current);
    return record?.kind === kind ? /** @type {any} */ (record) : undefined;
  }

  isSuggested() {
    return this.current in this.reading.undecided;
  }

  isConfirmed() {
    return this.reading.records.has(this.current) && !this.isSuggested();
  }

  canStretch() {
    return Boolean(this.currentOf("mention") || this.currentOf("naming")) && !this.selected();
  }

  /** The selected words, if any. */
  selected() {
    const stretch = this.reading && this.page.selected();
    return stretch ? this.reading.span(stretch) : null;
  }

  /** @param {string} id  empty for none */
  stand(id) {
    const before = this.reading.records.get(this.current);
    if (before) this.at = placeOf(before).start;
    this.current = id;
  }

  /** Stand on a record and see it, in the text and beside it. @param {string} id */
  goTo(id) {
    const record = this.reading.records.get(id);
    if (!record) return;
    this.stand(id);
    this.paint();
    this.page.reveal(this.reading.stretch(placeOf(record)));
    this.frame.draw();
    this.frame.revealCard(id);
    this.frame.box.focus({ preventScroll: true });
  }

  /** To the next suggestion in text order, round the end. @param {1 | -1} by */
  goUndecided(by) {
    const ids = [...this.reading.records.keys()];
    const places = [...this.reading.records.values()].map((record) => placeOf(record).start);
    const before = countWhile(ids.length, (index) => places[index] < this.at);
    const here = this.current ? ids.indexOf(this.current) : before - (by > 0 ? 1 : 0);
    const round = ids.map((_, index) => ids[(here + by * (index + 1) + 2 * ids.length) % ids.length]);
    const next = round.find((id) => id in this.reading.undecided);
    if (next) this.goTo(next);
  }

  letGo() {
    if (!this.frame.keyMap.hidden) return this.frame.toggleKeyMap(false);
    this.closeForm();
    document.getSelection()?.removeAllRanges();
    this.stand("");
    this.refresh();
  }

  // ── what a person does ────────────────────────────────────────────────────────────────────────────────────

  /** @param {Change} change @param {string} [current]  what to stand on afterwards */
  act(change, current = this.current) {
    if (this.locked) return;
    const { id: article, sha256 } = this.reading.article;
    this.stand(current);
    this.line.outbox.add({ type: "action", id: newId(), article, sha256, ...change, ms: this.activeTime() });
    this.refresh();
    this.frame.box.focus({ preventScroll: true });
  }

  /** Label the selection, or label the current mention anew. @param {number} place  of the label in the codebook */
  label(place) {
    const label = this.reading && Object.keys(this.reading.codebook.labels)[place];
    const selected = this.selected();
    if (!label || this.locked) return;
    const id = selected ? this.mentionAt(selected) : this.current;
    const record = this.reading.records.get(id);
    document.getSelection()?.removeAllRanges();
    if (record?.kind === "mention") this.relabel(id, record, label);
    else if (selected) this.add({ kind: "mention", ...selected, label, entity: null });
  }

  /** @param {Span} span */
  mentionAt(span) {
    const same = [...this.reading.records].find(
      ([, record]) => record.kind === "mention" && record.start === span.start && record.end === span.end,
    );
    return same?.[0] ?? "";
  }

  /** @param {string} id @param {Mention} record @param {string} label */
  relabel(id, record, label) {
    const suggestion = this.reading.undecided[id];
    if (record.label !== label) this.act(editing("relabel", id, { ...record, label }, suggestion), id);
    else if (suggestion) this.act(accepting(id, suggestion), id);
    else this.goTo(id);
  }

  /** @param {Suggested} record */
  add(record) {
    const change = adding(record);
    this.act(change, Object.keys(change.put)[0]);
  }

  accept(id = this.current) {
    const suggestion = this.reading.undecided[id];
    if (suggestion) this.act(accepting(id, suggestion), id);
  }

  acceptAndNext() {
    this.accept();
    this.goUndecided(1);
  }

  reject(id = this.current) {
    const suggestion = this.reading.undecided[id];
    if (suggestion) this.act(rejecting(id, suggestion), id === this.current ? "" : this.current);
  }

  remove(id = this.current) {
    if (this.reading.records.has(id)) this.act(deleting(id), id === this.current ? "" : this.current);
  }

  /** Give the current record the selected words. */
  resize() {
    const span = this.selected();
    const record = this.reading.records.get(this.current);
    if (!span || !record) return;
    if (record.kind !== "stance" && !overlap(span, record)) {
      this.frame.hint("The selection does not touch the words you are on, so they stay as they are.");
      return;
    }
    document.getSelection()?.removeAllRanges();
    this.resizeTo(span);
  }

  /** @param {Span} span */
  resizeTo(span) {
    const record = this.reading.records.get(this.current);
    if (!record || (placeOf(record).start === span.start && placeOf(record).end === span.end)) return;
    const changed = record.kind === "stance" ? { ...record, evidence: span } : { ...record, ...span };
    this.act(editing("resize", this.current, changed, this.reading.undecided[this.current]));
  }

  /**
   * Move one edge of the current words by a character, and on over white space.
   * @param {"start" | "end"} edge @param {1 | -1} by
   */
  stretch(edge, by) {
    const record = this.reading.records.get(this.current);
    if (!record) return;
    const { text } = this.reading.article;
    const moved = this.reading.stretch(placeOf(record));
    const edgeIsBlank = () => !text[edge === "end" ? moved.end - 1 : moved.start]?.trim();
    let from;
    do {
      from = moved[edge];
      moved[edge] = step(text, from, by);
    } while (edgeIsBlank() && moved[edge] !== from && moved.start < moved.end);
    const kept = trimmed(text, moved);
    if (kept) this.resizeTo(this.reading.span(kept));
  }

  /** @param {"undo" | "redo"} type */
  invert(type) {
    if (this.locked) return;
    this.line.outbox.add({ type, id: newId(), article: this.reading.article.id });
    this.refresh();
  }

  /** @param {string} state */
  setStatus(state) {
    if (this.locked) return;
    this.act(stating(state === this.reading.status ? "started" : state, this.reading.undecided));
  }

  /** @param {string} to  "next" or "previous" */
  turn(to) {
    if (!this.locked) this.line.ask({ type: "go", to });
  }

  /** What a card's button does. @param {string} id @param {Deed} deed */
  deed(id, deed) {
    if (this.locked) return;
    if (deed === "accept") this.accept(id);
    if (deed === "reject") this.reject(id);
    if (deed === "delete") this.remove(id);
    if (deed !== "edit") return;
    this.goTo(id);
    edit(this);
  }

  /** Milliseconds of activity since the last action; a long pause counts as a short one. */
  activeTime() {
    this.stir();
    const { sum } = this.active;
    this.active.sum = 0;
    return sum;
  }

  /** Somebody is there. */
  stir() {
    const now = Date.now();
    this.active = { since: now, sum: this.active.sum + Math.min(now - this.active.since, PAUSE) };
  }

  // ── forms ─────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Form} form */
  openForm(form) {
    this.form = form;
    this.frame.togglePanel(true);
    this.frame.dock.replaceChildren(form.element);
    document.getSelection()?.removeAllRanges();
    this.paint();
    form.focus();
  }

  /** Do what a form was for, unless that cannot be saved now: then the form stays. @param {() => unknown} then */
  saveForm(then) {
    if (this.locked) return this.frame.hint("The kernel does not answer; this stays here until it does.");
    this.closeForm();
    then();
    this.leaveForm();
  }

  leaveForm() {
    this.closeForm();
    this.frame.box.focus({ preventScroll: true });
    this.refresh();
  }

  closeForm() {
    this.form = null;
    this.frame.dock.replaceChildren();
    this.frame.floating.replaceChildren();
  }

  // ── painting ──────────────────────────────────────────────────────────────────────────────────────────────

  /** Compute what is shown from what is known, and paint what differs. */
  refresh() {
    this.reading.fold(this.line.outbox.of(this.reading.article.id));
    if (!this.reading.records.has(this.current)) this.current = "";
    this.paint();
    this.frame.draw();
    this.drawSaved();
  }

  paint() {
    const evidence = this.form?.span() ?? this.currentOf("stance")?.evidence ?? null;
    this.page.type(this.reading.types());
    this.page.paint(this.reading.marks(evidence));
    this.page.point(this.current);
  }

  drawSaved() {
    const { silent, outbox } = this.line;
    this.frame.drawSaved({ size: outbox.size, kept: outbox.kept, silent, ...this.saved });
  }

  /** What has a card beside the text. @returns {Shown[]} */
  beside() {
    const { records, undecided, state } = this.reading;
    const cards = [...records].filter(([id, record]) => record.kind !== "mention" || state.problems[id]);
    return cards.map(([id, record]) => {
      return {
        id,
        record,
        suggested: id in undecided,
        current: id === this.current,
        problems: state.problems[id] ?? [],
      };
    });
  }

  // ── what the kernel says ──────────────────────────────────────────────────────────────────────────────────

  /** @param {any} message */
  receive(message) {
    this.line.heard();
    if (message.type === "open") this.receiveOpen(message);
    if (message.type === "ack" && this.reading) this.receiveAck(message);
    if (message.type === "refused") this.receiveRefused(message);
  }

  /** @param {Opened} message */
  receiveOpen(message) {
    const again = this.reading?.isOf(message);
    this.reading = new Reading(message);
    this.saved = message.saved;
    if (!again) this.show();
    this.frame.open();
    this.frame.notices(message.notices);
    this.line.outbox.open(message.outbox);
    this.refresh();
  }

  show() {
    this.page.show(this.reading.article.text, this.reading.lines);
    this.current = "";
    this.at = 0;
    this.closeForm();
  }

  /** @param {Acked} message */
  receiveAck(message) {
    const sent = this.line.outbox.settle(message.id);
    this.saved = { ...this.saved, at: message.at };
    const here = message.article === this.reading.article.id;
    if (here) this.reading.confirm(message);
    this.refresh();
    if (!here) return;
    const inverted = sent?.type === "undo" || sent?.type === "redo";
    if (inverted) this.goTo(Object.keys(message.put).find((id) => this.reading.records.has(id)) ?? "");
    const regions = [...Object.keys(message.put), ...message.drop].some((id) => id.startsWith("r-"));
    if (regions) this.line.greet(); // other parts of the page are read now, so there are other suggestions
  }

  /** @param {{id?: string, why: string}} message */
  receiveRefused({ id, why }) {
    if (id) this.line.outbox.settle(id);
    this.frame.note(why);
    if (this.reading) this.refresh();
  }
}
