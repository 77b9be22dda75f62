// The editor: the open article, where a person stands in it, and what the kernel says to what they do.
//
// An act is painted at once and sent; only the kernel's answer with the same id makes it "saved".

import { chooseType } from "./asking.mjs";
import { newId, placeOf } from "./changes.mjs";
import { Frame } from "./frame.mjs";
import { Line } from "./line.mjs";
import { Page } from "./page.mjs";
import { Reading } from "./reading.mjs";
import { countWhile } from "./text.mjs";

/** @typedef {import("./changes.mjs").Change} Change */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./forms.mjs").Form} Form */
/** @typedef {import("./outbox.mjs").Message} Message */
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
    this.turning = false; // another article was asked for: what is done now is not meant for this one
    /** @type {any[] | null} */
    this.unheard = null; // what the kernel said while a mouse button is down
    /** @type {Form | null} */
    this.form = null;
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

  /** To the next suggestion. @param {1 | -1} by */
  goUndecided(by) {
    this.goOn(by, (id) => id in this.reading.undecided);
  }

  /** To the next record in text order, round the end. @param {1 | -1} by @param {(id: string) => boolean} wanted */
  goOn(by, wanted = () => true) {
    const ids = [...this.reading.records.keys()];
    const places = [...this.reading.records.values()].map((record) => placeOf(record).start);
    const before = countWhile(ids.length, (index) => places[index] < this.at);
    const here = this.current ? ids.indexOf(this.current) : before - (by > 0 ? 1 : 0);
    const round = ids.map((_, index) => ids[(here + by * (index + 1) + 2 * ids.length) % ids.length]);
    const next = round.find(wanted);
    if (next) this.goTo(next);
  }

  letGo() {
    if (!this.frame.keyMap.hidden) return this.frame.toggleKeyMap(false);
    if (this.frame.floating.firstChild) return this.leaveMenu();
    this.closeForm();
    document.getSelection()?.removeAllRanges();
    this.stand("");
    this.refresh();
  }

  // ── acting ────────────────────────────────────────────────────────────────────────────────────

  /** @param {Change} change @param {string} [current]  what to stand on afterwards */
  act(change, current = this.current) {
    if (this.locked) return;
    if (this.turning) return this.frame.hint("The other article is still being opened, so nothing was done.");
    const { id: article, sha256 } = this.reading.article;
    this.stand(current);
    this.post({ type: "action", id: newId(), article, sha256, ...change, ms: this.activeTime() });
    this.frame.box.focus({ preventScroll: true });
  }

  /** @param {Message} message */
  post(message) {
    this.line.outbox.add(message);
    this.refresh();
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

  /** A mouse button is down: nothing may be replaced under it, or the click that follows meets nothing. */
  hold() {
    this.stir();
    this.unheard ??= [];
  }

  release() {
    const messages = this.unheard ?? [];
    this.unheard = null;
    for (const message of messages) this.receive(message);
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

  /** Do what a form was for. @param {() => unknown} then */
  saveForm(then) {
    if (!this.canSave()) return;
    this.leaveForm();
    then();
  }

  /** Do what the menu over the text was for; a form beside the text stays. @param {() => unknown} then */
  saveMenu(then) {
    if (!this.canSave()) return;
    this.leaveMenu();
    then();
  }

  /** Otherwise the form or the menu stays, and it is said why. */
  canSave() {
    if (this.locked) this.frame.hint("The kernel does not answer; this stays here until it does.");
    return !this.locked;
  }

  leaveForm() {
    this.closeForm();
    this.frame.box.focus({ preventScroll: true });
    this.refresh();
  }

  leaveMenu() {
    this.frame.floating.replaceChildren();
    this.frame.box.focus({ preventScroll: true });
  }

  closeForm() {
    this.form = null;
    this.frame.dock.replaceChildren();
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
    const { silent, obstacle, outbox } = this.line;
    this.frame.drawSaved({ size: outbox.size, kept: outbox.kept, silent, obstacle, ...this.saved });
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
    if (this.unheard) return void this.unheard.push(message);
    if (message.for && message.for !== this.line.view) return;
    if (!message.id) this.turning = false; // an article is opened, or it is said why not
    if (message.type === "open") this.receiveOpen(message);
    if (message.type === "ack" && this.reading) this.receiveAck(message);
    if (message.type === "refused") this.receiveRefused(message);
    if (message.type === "unsaved") this.receiveUnsaved(message);
  }

  /** @param {Opened} message */
  receiveOpen(message) {
    const again = this.reading?.isOf(message);
    this.reading = new Reading(message);
    this.line.article = message.article.id;
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
    this.frame.floating.replaceChildren();
    this.closeForm();
  }

  /** @param {Acked} message */
  receiveAck(message) {
    this.line.obstacle = "";
    const sent = this.line.outbox.settle(message.id);
    this.saved = { ...this.saved, at: message.at };
    const here = message.article === this.reading.article.id;
    if (here) this.reading.confirm(message);
    this.refresh();
    if (!here) return;
    const touched = [...Object.keys(message.put), ...message.drop];
    const inverted = sent?.type === "undo" || sent?.type === "redo";
    const there = document.activeElement === this.frame.box; // whoever types in a form by now stays there
    // a fate that is taken away gives back the suggestion of the same id
    const ids = touched.map((id) => id.replace(/^fate:/, ""));
    if (inverted && there) this.goTo(ids.find((id) => this.reading.records.has(id)) ?? "");
    const regions = touched.some((id) => id.startsWith("r-"));
    if (regions) this.line.greet(); // other parts of the page are read now, so there are other suggestions
  }

  /** @param {{id?: string, why: string}} message */
  receiveRefused({ id, why }) {
    if (id) {
      this.line.outbox.settle(id);
      this.line.obstacle = ""; // it stood before an action that is gone
    }
    this.frame.note(why);
    if (this.reading) this.refresh();
  }

  /** The disk did not take it: it stays in the outbox, and is sent again. @param {{id?: string, why: string}} message */
  receiveUnsaved({ id, why }) {
    if (!id) return this.frame.note(why);
    this.line.obstacle = why;
    if (this.reading) this.refresh();
  }
}
