// The editor: what is open, what a person does to it, and what the kernel says about that.
//
// A person's act is painted at once and sent; only the kernel's answer with the same id makes it "saved".
// What is shown is always computed anew: what the kernel confirmed, with the unanswered changes folded over it.

import { accepting, adding, deleting, editing, folded, isShown, newId, overlaid, placeOf, rejecting, retyping, stating, undecided } from "./changes.mjs";
import { linkBox, namingForm, stanceForm } from "./forms.mjs";
import { Frame } from "./frame.mjs";
import { bindingOf, nameOf } from "./keys.mjs";
import { marksOf, sceneryOf, stretchOf } from "./looks.mjs";
import { button, make } from "./nodes.mjs";
import { Outbox } from "./outbox.mjs";
import { Page } from "./page.mjs";
import { countWhile, linesOf, overlap, pairsIn, sentenceAround, step, toCodePoints, trimmed } from "./text.mjs";

/** @typedef {import("./changes.mjs").Change} Change */
/** @typedef {import("./changes.mjs").Records} Records */
/** @typedef {import("./changes.mjs").Region} Region */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./forms.mjs").Entries} Entries */
/** @typedef {import("./forms.mjs").Form} Form */
/** @typedef {import("./outbox.mjs").Message} Message */
/** @typedef {import("./panel.mjs").Deed} Deed */
/** @typedef {import("./panel.mjs").Shown} Shown */
/** @typedef {import("./text.mjs").Stretch} Stretch */
/** @typedef {{id: string, name: string, label?: string, aliases?: string[]}} Named */
/** @typedef {{labels: Entries, polarities: Entries, voices: Entries, valences: Entries, topics: Named[], entities: Named[], naming: {frame_class: string}[]}} Codebook */
/** @typedef {{id: string, sha256: string, title: string, outlet: string, published: string, text: string, regions: Region[]}} Article */
/** @typedef {{undo: boolean, redo: boolean, problems: Record<string, string[]>, status: string}} State */
/** @typedef {State & {outbox: string, codebook: Codebook, queue: {id: string}[], article: Article, records: Records, suggestions: Record<string, Suggested>, saved: {at: string, file: string}, notices: string[]}} Opened */
/** @typedef {State & {id: string, article: string, put: Records, drop: string[], at: string}} Acked */

const PATIENCE = 2000; // milliseconds the kernel may owe an answer before we say so
const PAUSE = 30000; // milliseconds without a key or a click that still count as reading
const TYPES = ["title", "standfirst", "body", "caption", "byline", "credit", "related_headline", "boilerplate"];

export class Editor {
  /** @param {{send: (content: any) => void}} model @param {HTMLElement} el */
  constructor(model, el) {
    this.model = model;
    this.outbox = new Outbox((message) => this.send(message), () => window.localStorage);
    this.opened = /** @type {Opened} */ (/** @type {unknown} */ (null));
    /** @type {State} */
    this.answer = { undo: false, redo: false, problems: {}, status: "untouched" };
    /** @type {Records} */
    this.base = {};
    /** @type {Record<string, Suggested>} */
    this.suggestions = {};
    /** @type {Map<string, Suggested>} */
    this.records = new Map();
    /** @type {Record<string, Suggested>} */
    this.waitingForMe = {};
    this.current = "";
    this.at = 0;
    this.askedAt = 0;
    this.greetedAt = 0;
    this.silent = false;
    this.active = { since: Date.now(), sum: 0 };
    /** @type {Form | null} */
    this.form = null;
    /** @type {number[]} */
    this.pairs = [];
    this.frame = new Frame(this, el);
    this.page = new Page(this.frame.box, (line, tag) => this.chooseType(line, tag));
  }

  // ── what is true now ──────────────────────────────────────────────────────────────────────────────────────

  get article() {
    return this.opened.article;
  }

  get locked() {
    return !this.opened || this.silent;
  }

  get problems() {
    return this.answer.problems;
  }

  get status() {
    const status = this.reading().status;
    return status?.kind === "status" ? status.state : this.answer.status;
  }

  /** Ids that wait for a decision, in text order. */
  get open() {
    return [...this.records.keys()].filter((id) => id in this.waitingForMe);
  }

  /** Confirmed records with the unanswered changes over them. */
  reading() {
    return folded(this.base, this.outbox.of(this.article.id));
  }

  /** @template {Suggested["kind"]} Kind @param {Kind} kind @returns {Extract<Suggested, {kind: Kind}> | undefined} */
  currentOf(kind) {
    const record = this.records.get(this.current);
    return record?.kind === kind ? /** @type {any} */ (record) : undefined;
  }

  isSuggested() {
    return this.current in this.waitingForMe;
  }

  isConfirmed() {
    return this.records.has(this.current) && !this.isSuggested();
  }

  canStretch() {
    return Boolean(this.currentOf("mention") || this.currentOf("naming")) && !this.selected();
  }

  canUndo() {
    return this.answer.undo || this.outbox.of(this.article.id).some((message) => message.type !== "undo");
  }

  canRedo() {
    return this.answer.redo || this.outbox.of(this.article.id).some((message) => message.type === "undo");
  }

  /** @param {Stretch} stretch @returns {Span} */
  span({ start, end }) {
    const { pairs } = this;
    return { start: toCodePoints(start, pairs), end: toCodePoints(end, pairs), quote: this.article.text.slice(start, end) };
  }

  /** The selected words, if any. */
  selected() {
    const stretch = this.opened && this.page.selected();
    return stretch ? this.span(stretch) : null;
  }

  /** @param {string | null} id */
  name(id) {
    const { entities, topics } = this.opened.codebook;
    if (!id) return "?";
    return [...entities, ...topics].find((each) => each.id === id)?.name ?? id.replace(/^unnamed:(.*)/, "$1 (unnamed)");
  }

  /** @param {string} id @param {Suggested} record */
  says(id, record) {
    const by = id in this.waitingForMe ? `suggested${record.by ? ` by ${record.by}` : ""}` : "confirmed";
    if (record.kind === "mention") return `${record.quote} · ${record.label} → ${record.entity ? this.name(record.entity) : "no entity yet"} · ${by}`;
    if (record.kind === "naming") return `${record.quote} · ${record.valence} name for ${this.name(record.refers_to)} · ${by}`;
    return `${this.name(record.holder)} ⟶ ${record.polarity} ⟶ ${this.name(record.target)} · ${by}`;
  }

  /** What has a card beside the text. @returns {Shown[]} */
  beside() {
    return [...this.records]
      .filter(([id, record]) => record.kind !== "mention" || this.problems[id])
      .map(([id, record]) => ({ id, record, suggested: id in this.waitingForMe, current: id === this.current, problems: this.problems[id] ?? [] }));
  }

  // ── what a person does ────────────────────────────────────────────────────────────────────────────────────

  /** @param {Change} change @param {string} [current]  what to stand on afterwards */
  act(change, current = this.current) {
    if (this.locked) return;
    const { id: article, sha256 } = this.article;
    this.outbox.add({ type: "action", id: newId(), article, sha256, ...change, ms: this.activeTime() });
    this.stand(current);
    this.refresh();
    this.frame.box.focus({ preventScroll: true });
  }

  /** Label the selection, or label the current mention anew. @param {number} place  of the label in the codebook */
  label(place) {
    const label = this.opened && Object.keys(this.opened.codebook.labels)[place];
    const selected = this.selected();
    if (!label || this.locked) return;
    const same = [...this.records].find(([, each]) => each.kind === "mention" && each.start === selected?.start && each.end === selected?.end);
    const id = selected ? same?.[0] : this.current;
    const record = id && this.records.get(id);
    document.getSelection()?.removeAllRanges();
    if (record && record.kind === "mention") this.relabel(id, record, label);
    else if (selected) this.add({ kind: "mention", ...selected, label, entity: null });
  }

  /** @param {string} id @param {Extract<Suggested, {kind: "mention"}>} record @param {string} label */
  relabel(id, record, label) {
    if (record.label !== label) this.act(editing("relabel", id, { ...record, label }, this.waitingForMe[id]), id);
    else if (id in this.waitingForMe) this.act(accepting(id, record), id);
    else this.stand(id);
  }

  /** @param {Suggested} record */
  add(record) {
    const change = adding(record);
    this.act(change, Object.keys(change.put)[0]);
  }

  accept(id = this.current) {
    const suggestion = this.waitingForMe[id];
    if (suggestion) this.act(accepting(id, suggestion), id);
  }

  acceptAndNext() {
    this.accept();
    this.goUndecided(1);
  }

  reject(id = this.current) {
    const suggestion = this.waitingForMe[id];
    if (suggestion) this.act(rejecting(id, suggestion), id === this.current ? "" : this.current);
  }

  remove(id = this.current) {
    if (this.records.has(id)) this.act(deleting(id), id === this.current ? "" : this.current);
  }

  /** Give the current record the selected words. */
  resize() {
    const span = this.selected();
    const record = this.records.get(this.current);
    if (!span || !record) return;
    if (record.kind !== "stance" && !overlap(span, record)) return this.frame.hint("The selection does not touch the words you are on, so they stay as they are.");
    document.getSelection()?.removeAllRanges();
    this.resizeTo(span);
  }

  /** @param {Span} span */
  resizeTo(span) {
    const record = this.records.get(this.current);
    if (!record || placeOf(record).quote === span.quote && placeOf(record).start === span.start) return;
    const changed = record.kind === "stance" ? { ...record, evidence: span } : { ...record, ...span };
    this.act(editing("resize", this.current, changed, this.waitingForMe[this.current]));
  }

  /** Move one edge of the current words by a character, and on over white space. @param {"start" | "end"} edge @param {1 | -1} by */
  stretch(edge, by) {
    const record = this.records.get(this.current);
    if (!record || record.kind === "stance") return;
    const { text } = this.article;
    const moved = stretchOf(record, this.pairs);
    const edgeIsBlank = () => !(edge === "end" ? text.slice(moved.end - 1, moved.end) : text.slice(moved.start, moved.start + 1)).trim();
    let from;
    do {
      from = moved[edge];
      moved[edge] = step(text, from, by);
    } while (edgeIsBlank() && moved[edge] !== from && moved.start < moved.end);
    const kept = trimmed(text, moved);
    if (kept) this.resizeTo(this.span(kept));
  }

  /** @param {"undo" | "redo"} type */
  invert(type) {
    if (this.locked) return;
    this.outbox.add({ type, id: newId(), article: this.article.id });
    this.refresh();
  }

  /** @param {string} state */
  state(state) {
    if (!this.locked) this.act(stating(state === this.status ? "started" : state, this.waitingForMe));
  }

  /** @param {string} to  "next", "previous" or an article's id */
  go(to) {
    if (this.locked) return;
    this.askedAt = Date.now();
    this.send({ type: "go", to });
  }

  /** @param {string} id @param {Deed} deed */
  deed(id, deed) {
    if (deed === "accept") this.accept(id);
    if (deed === "reject") this.reject(id);
    if (deed === "delete") this.remove(id);
    if (deed === "edit") {
      this.goTo(id);
      this.edit();
    }
  }

  // ── where one is ──────────────────────────────────────────────────────────────────────────────────────────

  /** @param {string} id */
  goTo(id) {
    const record = this.records.get(id);
    if (!record) return;
    this.stand(id);
    this.paint();
    this.page.reveal(stretchOf(placeOf(record), this.pairs));
    this.frame.draw();
    this.frame.revealCard(id);
    this.frame.box.focus({ preventScroll: true });
  }

  /** @param {string} id  empty for none */
  stand(id) {
    const before = this.records.get(this.current);
    if (before) this.at = placeOf(before).start;
    this.current = id;
  }

  /** To the next suggestion in text order, round the end. @param {1 | -1} by */
  goUndecided(by) {
    const ids = [...this.records.keys()];
    const places = [...this.records.values()].map((record) => placeOf(record).start);
    const here = this.current ? ids.indexOf(this.current) : countWhile(ids.length, (index) => places[index] < this.at) - (by > 0 ? 1 : 0);
    const round = ids.map((_, index) => ids[(here + by * (index + 1) + 2 * ids.length) % ids.length]);
    const next = round.find((id) => id in this.waitingForMe);
    if (next) this.goTo(next);
  }

  letGo() {
    if (!this.frame.keyMap.hidden) return this.frame.toggleKeyMap(false);
    this.closeForm();
    document.getSelection()?.removeAllRanges();
    this.stand("");
    this.refresh();
  }

  toggleKeyMap() {
    this.frame.toggleKeyMap();
  }

  // ── forms ─────────────────────────────────────────────────────────────────────────────────────────────────

  edit() {
    const [stance, naming] = [this.currentOf("stance"), this.currentOf("naming")];
    const id = this.current;
    if (stance) this.askStance(stance, (changed) => this.act(editing("stance", id, changed, this.waitingForMe[id]), id));
    if (naming) this.askNaming(naming, (changed) => this.act(editing("naming", id, changed, this.waitingForMe[id]), id));
  }

  newStance() {
    if (this.locked) return;
    const mention = this.currentOf("mention");
    const around = mention && sentenceAround(this.article.text, stretchOf(mention, this.pairs));
    const evidence = this.selected() ?? (around && this.span(around));
    if (!evidence) return this.frame.hint("Select the words that show the stance, or click a name in them, then press s.");
    this.askStance({ evidence, holder: mention?.entity ?? null }, (stance) => this.add(stance));
  }

  newNaming() {
    const span = this.selected();
    if (this.locked) return;
    if (!span) return this.frame.hint("Select the term by which somebody is named, then press t.");
    this.askNaming(span, (naming) => this.add(naming));
  }

  /** @param {Parameters<typeof stanceForm>[0]["stance"]} stance @param {(stance: import("./changes.mjs").Stance) => void} then */
  askStance(stance, then) {
    const { entities, topics } = this.opened.codebook;
    const holders = entities.map(optionOf);
    const targets = [...holders, ...topics.map(optionOf)];
    this.ask(stanceForm({ stance, choices: this.choices(), holders, targets, save: (made) => this.done(() => then(made)), cancel: () => this.done() }));
  }

  /** @param {Parameters<typeof namingForm>[0]["naming"]} naming @param {(naming: import("./changes.mjs").Naming) => void} then */
  askNaming(naming, then) {
    const holders = this.opened.codebook.entities.map(optionOf);
    this.ask(namingForm({ naming, choices: this.choices(), holders, save: (made) => this.done(() => then(made)), cancel: () => this.done() }));
  }

  choices() {
    const { naming, ...entries } = this.opened.codebook;
    return { ...entries, classes: [...new Set(naming.map((each) => each.frame_class))] };
  }

  /** @param {Form} form */
  ask(form) {
    this.form = form;
    this.frame.dock.replaceChildren(form.element);
    document.getSelection()?.removeAllRanges();
    this.paint();
    form.focus();
  }

  /** @param {() => void} [then] */
  done(then = () => {}) {
    this.closeForm();
    this.frame.box.focus({ preventScroll: true });
    then();
    this.refresh();
  }

  closeForm() {
    this.form = null;
    this.frame.dock.replaceChildren();
    this.frame.floating.replaceChildren();
  }

  link() {
    const mention = this.currentOf("mention");
    const id = this.current;
    const at = this.page.pieces(id)[0];
    if (!mention || !at || this.locked) return;
    const { entities } = this.opened.codebook;
    const options = entities.toSorted((a, b) => Number(b.label === mention.label) - Number(a.label === mention.label)).map(optionOf);
    const take = (/** @type {string | null} */ entity) => this.done(() => this.act(editing("link", id, { ...mention, entity }, this.waitingForMe[id]), id));
    const words = mention.entity ? this.name(mention.entity) : mention.quote;
    const box = linkBox({ words, value: mention.entity, options, take, cancel: () => this.done() });
    this.frame.float(box.element, at);
    box.focus();
  }

  /** @param {number} line @param {HTMLElement} tag */
  chooseType(line, tag) {
    if (this.locked) return;
    const { region, stretch } = this.regionOn(line);
    const choose = (/** @type {string} */ type) => this.done(() => type !== region?.type && this.act(retyping(this.span(stretch), type)));
    const types = TYPES.map((type) => button(type.replace("_", " "), () => choose(type), { role: "menuitemradio", "aria-checked": String(type === region?.type) }));
    this.frame.box.focus({ preventScroll: true });
    this.frame.float(make("div", { class: "sw-types", role: "menu", "aria-label": "What this is" }, ...types), tag);
  }

  /** The region a line opens with, and what a correction covers: all of it from its first line, else the line. @param {number} index */
  regionOn(index) {
    const line = trimmed(this.article.text, this.page.lines[index]) ?? this.page.lines[index];
    const region = this.regions().find((each) => stretchOf(each, this.pairs).end > line.start);
    const whole = region && stretchOf(region, this.pairs);
    return { region, stretch: whole && whole.start >= line.start ? whole : line };
  }

  regions() {
    const corrected = Object.values(this.reading()).filter((record) => record.kind === "region");
    return overlaid(this.article.regions, corrected);
  }

  // ── painting ──────────────────────────────────────────────────────────────────────────────────────────────

  /** Compute what is shown from what is known, and paint what differs. */
  refresh() {
    const reading = this.reading();
    this.waitingForMe = undecided(reading, this.suggestions);
    const shown = Object.entries({ ...this.waitingForMe, ...reading }).filter(([, record]) => isShown(record));
    const ordered = /** @type {[string, Suggested][]} */ (shown).toSorted(([, a], [, b]) => placeOf(a).start - placeOf(b).start || placeOf(b).end - placeOf(a).end);
    this.records = new Map(ordered);
    if (!this.records.has(this.current)) this.current = "";
    this.paint();
    this.frame.draw();
    this.drawSaved();
  }

  paint() {
    const { labels, valences } = this.opened.codebook;
    const regions = this.regions();
    const legend = { labels: Object.keys(labels), letters: lettersOf(labels), valences: lettersOf(valences), name: (/** @type {string | null} */ id) => this.name(id) };
    const pending = new Set(this.outbox.of(this.article.id).flatMap((message) => Object.keys(message.put ?? {})));
    const known = { suggested: new Set(Object.keys(this.waitingForMe)), pending, pairs: this.pairs, legend };
    const evidence = this.form?.span() ?? this.currentOf("stance")?.evidence ?? null;
    this.page.type(this.typesOf(regions));
    this.page.paint([...marksOf(this.records, known), ...sceneryOf(regions, evidence, this.pairs)]);
    this.page.point(this.current);
  }

  /** @param {Region[]} regions */
  typesOf(regions) {
    const stretches = regions.map((region) => ({ type: region.type, ...stretchOf(region, this.pairs) }));
    return this.page.lines.map((line) => {
      const at = countWhile(stretches.length, (index) => stretches[index].end <= line.start);
      return stretches[at] && stretches[at].start < line.end ? stretches[at].type : "body";
    });
  }

  drawSaved() {
    const { at, file } = this.saved;
    this.frame.drawSaved({ size: this.outbox.size, kept: this.outbox.kept, silent: this.silent, at, file });
  }

  // ── the kernel ────────────────────────────────────────────────────────────────────────────────────────────

  saved = { at: "", file: "" };

  /** @param {Record<string, any>} message */
  send(message) {
    try {
      this.model.send(message);
    } catch {
      this.greetedAt = Date.now(); // a closed line: no answer comes, and the banner says so
    }
  }

  greet() {
    this.greetedAt = Date.now();
    this.send({ type: "hello" });
  }

  /** Notice that the kernel owes an answer for too long, say so, and keep asking. */
  tick() {
    const now = Date.now();
    const owed = Math.max(this.outbox.waiting(now), this.askedAt ? now - this.askedAt : 0);
    const silent = owed > PATIENCE;
    if (this.silent !== silent && this.opened) {
      this.silent = silent;
      this.refresh();
    }
    if (silent && now - this.greetedAt > PATIENCE) this.greet();
  }

  /** @param {any} message */
  receive(message) {
    this.askedAt = 0;
    this.silent = false;
    if (message.type === "open") this.receiveOpen(message);
    if (message.type === "ack" && this.opened) this.receiveAck(message);
    if (message.type === "refused") this.receiveRefused(message);
  }

  /** @param {Opened} message */
  receiveOpen(message) {
    const again = this.opened?.article.id === message.article.id && this.article.sha256 === message.article.sha256;
    this.opened = message;
    this.answer = message;
    this.saved = message.saved;
    this.base = message.records;
    this.suggestions = message.suggestions;
    if (!again) this.show();
    this.frame.open();
    this.frame.notices(message.notices);
    this.outbox.open(message.outbox);
    this.refresh();
  }

  show() {
    this.pairs = pairsIn(this.article.text);
    this.page.show(this.article.text, linesOf(this.article.text));
    this.current = "";
    this.at = 0;
    this.closeForm();
  }

  /** @param {Acked} message */
  receiveAck(message) {
    const sent = this.outbox.settle(message.id);
    this.saved = { ...this.saved, at: message.at };
    if (message.article !== this.article.id) return this.drawSaved();
    for (const id of message.drop) {
      const dropped = this.base[id];
      if (dropped?.kind === "decision") this.suggestions[id.replace(/^fate:/, "")] = dropped.suggestion;
    }
    this.base = folded(this.base, [message]);
    this.answer = message;
    this.refresh();
    if (sent?.type === "undo" || sent?.type === "redo") this.goTo(Object.keys(message.put).find((id) => this.records.has(id)) ?? "");
    const regions = [...Object.keys(message.put), ...message.drop].some((id) => id.startsWith("r-"));
    if (regions) this.greet(); // other parts of the page are read now, so there are other suggestions
  }

  /** @param {{id?: string, why: string}} message */
  receiveRefused({ id, why }) {
    if (id) this.outbox.settle(id);
    this.frame.note(why);
    if (this.opened) this.refresh();
  }

  // ── mouse and keys ────────────────────────────────────────────────────────────────────────────────────────

  /** @param {KeyboardEvent} event */
  pressed(event) {
    // the notebook's own shortcuts stay the notebook's, plain keys stay here
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    const target = /** @type {Element} */ (event.target);
    if (event.isComposing || event.defaultPrevented || target.closest("input, .sw-form, .sw-link")) return;
    if (target.closest("button, summary") && ["Enter", " "].includes(event.key)) return;
    const name = nameOf(event);
    const binding = this.opened && bindingOf(this, name);
    if (!binding) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.locked && !(event.repeat && !/Arrow|^[npuU]$/.test(name))) binding.run(this, name);
    this.activeTime(0);
  }

  /** A click on a mark stands on it; on several, on the shortest first and then on the next. @param {MouseEvent} event */
  clicked(event) {
    if (!this.opened || this.selected() || !(event.target instanceof Node) || !this.frame.box.contains(event.target)) return;
    if (event.target instanceof Element && event.target.closest(".sw-tag")) return;
    const ids = this.page.hit(event.target);
    const next = ids[(ids.indexOf(this.current) + 1) % ids.length];
    this.frame.floating.replaceChildren();
    if (next) return this.goTo(next);
    this.stand("");
    this.refresh();
  }

  /** The end of a drag that began in the text, wherever the mouse is now. @param {MouseEvent} event */
  dragged(event) {
    if (event.target instanceof Node && !this.frame.box.contains(event.target)) this.page.clamp(event);
    const span = this.selected();
    if (!this.form || !span) return;
    this.form.words(span);
    document.getSelection()?.removeAllRanges();
    this.paint();
    this.form.focus();
  }

  /** Milliseconds of activity since the last action; a long pause counts as a short one. @param {number} [take] 0 only notes that somebody is there */
  activeTime(take = 1) {
    const now = Date.now();
    const sum = this.active.sum + Math.min(now - this.active.since, PAUSE);
    this.active = { since: now, sum: take ? 0 : sum };
    return sum;
  }
}

/** @param {Entries} entries */
function lettersOf(entries) {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, entry.letter ?? ""]));
}

/** @param {Named} named */
function optionOf({ id, name, label = "topic", aliases = [] }) {
  return { id, name, hint: label.replace("_", " ").toLowerCase(), aliases };
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  const editor = new Editor(model, el);
  const { root, box } = editor.frame;
  let dragging = false;
  let frame = 0;
  /** @param {any} message */
  const receive = (message) => editor.receive(message);
  /** @param {MouseEvent} event */
  const released = (event) => {
    if (dragging && editor.opened) editor.dragged(event);
    dragging = false;
  };
  const selecting = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => editor.opened && editor.frame.drawFoot());
  };
  root.addEventListener("keydown", (event) => editor.pressed(event));
  root.addEventListener("pointerdown", () => editor.activeTime(0));
  box.addEventListener("mousedown", (event) => (dragging = event.button === 0));
  box.addEventListener("click", (event) => editor.clicked(event));
  document.addEventListener("mouseup", released);
  document.addEventListener("selectionchange", selecting);
  model.on("msg:custom", receive);
  const timer = setInterval(() => editor.tick(), 250);
  editor.greet();
  return () => {
    clearInterval(timer);
    cancelAnimationFrame(frame);
    model.off("msg:custom", receive);
    document.removeEventListener("mouseup", released);
    document.removeEventListener("selectionchange", selecting);
  };
}

export default { render };
