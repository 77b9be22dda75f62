// What the editor asks when a key is not enough: which stance, which name, which entity.

import { editing } from "./changes.mjs";
import { conditionIn } from "./conditions.mjs";
import { accept, add, placeClicked, selectedWords } from "./deeds.mjs";
import { choiceBox, namingForm, stanceForm } from "./filling.mjs";
import { likelyHolders, likelyTargets } from "./guessing.mjs";
import { offerOf } from "./offers.mjs";
import { isQuoted } from "./quoted.mjs";
import { sentenceAround } from "./text.mjs";

/** @typedef {import("./changes.mjs").Naming} Naming */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Stance} Stance */
/** @typedef {import("./editor.mjs").Editor} Editor */

/** The codebook's entries, and the classes of names that it or the article has. @param {Editor} editor */
function choicesOf({ reading: { codebook, records } }) {
  const here = [...records.values()].flatMap((record) => (record.kind === "naming" ? record.frame_class || [] : []));
  return { ...codebook, classes: [...new Set([...here, ...codebook.naming.map((each) => each.frame_class)])] };
}

/** What every form needs of the editor. @param {Editor} editor @param {string[]} [likely]  who is offered first */
function formOf(editor, likely) {
  const holders = offerOf(editor, { likely, unnamed: true });
  return {
    choices: choicesOf(editor),
    holders,
    conditionOf: conditionsOf(editor),
    cancel: () => editor.dock.leaveForm(),
  };
}

/**
 * Toward what a position may be.
 * @param {Editor} editor @param {Span} evidence @param {string} voice @param {string | null} holder
 */
function targetsOf(editor, evidence, voice, holder) {
  const likely = likelyTargets(editor.reading, editor.reading.stretch(evidence), voice, holder);
  return offerOf(editor, { topics: true, likely, unnamed: true });
}

/** @param {Editor} editor */
function conditionsOf({ reading }) {
  return (/** @type {Span} */ span) => conditionIn(reading.article.text, reading.stretch(span));
}

/** @param {Editor} editor @param {string} [otherwise]  the voice of words that are not quoted */
function voiceIn({ reading }, otherwise = "reported") {
  /** @param {Span} span */
  return (span) => (isQuoted(reading.article.text, reading.stretch(span)) ? "quoted" : otherwise);
}

/**
 * What a new stance starts from: the selection, else the sentence of the name one stands on, who is then its holder,
 * or the words of the stance, else the sentence that was clicked.
 * @param {Editor} editor
 */
export function newStance(editor) {
  const chosen = selectedWords(editor);
  const evidence = chosen ?? evidenceHere(editor);
  if (!evidence) {
    editor.frame.hint("Select the words that show the stance, or click into their sentence, then press s.");
    return;
  }
  const voiceOf = voiceIn(editor);
  const holder = chosen ? null : (editor.currentOf("mention")?.entity ?? null);
  const voice = voiceOf(evidence);
  const likely = likelyHolders(editor.reading, editor.reading.stretch(evidence), voice);
  const targets = targetsOf(editor, evidence, voice, holder);
  const save = (/** @type {Stance} */ made) => editor.dock.saveForm(() => add(editor, made));
  const asked = { title: "New stance", stance: { evidence, holder }, voiceOf, targets };
  editor.dock.openForm(stanceForm({ ...asked, ...formOf(editor, likely), save }));
}

/** @param {Editor} editor @returns {Span | null} */
function evidenceHere(editor) {
  const { reading } = editor;
  const stance = editor.currentOf("stance");
  if (stance) return stance.evidence;
  const named = editor.currentOf("mention") ?? editor.currentOf("naming");
  const at = named ? reading.stretch(named) : placeClicked(editor);
  return at && reading.span(sentenceAround(reading.article.text, at));
}

/** @param {Editor} editor */
export function newNaming(editor) {
  const mention = editor.currentOf("mention");
  const span = selectedWords(editor) ?? (mention && editor.reading.span(editor.reading.stretch(mention)));
  if (!span) {
    editor.frame.hint("Select the term by which somebody is named, or go to its mention, then press t.");
    return;
  }
  const { valence, frame_class } = termOf(editor, span.quote) ?? {};
  const refers_to = whoseName(editor, span);
  const naming = { ...span, refers_to, valence, frame_class, voice: voiceIn(editor, "outlet")(span) };
  const save = (/** @type {Naming} */ made) => editor.dock.saveForm(() => add(editor, made));
  editor.dock.openForm(namingForm({ title: "New name", naming, ...formOf(editor), save }));
}

/** Whom the shortest mention names that the term is a part of, or all of. @param {Editor} editor @param {Span} term */
function whoseName({ reading }, { start, end }) {
  const around = [...reading.records.values()].filter(
    (each) => each.kind === "mention" && each.start <= start && end <= each.end,
  );
  const mentions = /** @type {import("./changes.mjs").Mention[]} */ (around);
  return mentions.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]?.entity ?? null;
}

/**
 * The codebook's row for the term in some words: the longest that stands there.
 * @param {Editor} editor @param {string} words
 */
function termOf({ reading: { codebook } }, words) {
  const said = words.toLowerCase();
  const found = codebook.naming.flatMap((row) => row.terms.map((term) => ({ row, term: term.toLowerCase() })));
  const there = found.filter(({ term }) => said.includes(term));
  return there.toSorted((a, b) => b.term.length - a.term.length)[0]?.row;
}

/** Change what one stands on. @param {Editor} editor */
export function edit(editor) {
  editThen(editor, () => {});
}

/**
 * The same, and something else once it is saved: a stance suggested without a polarity gets it here before one goes on.
 * @param {Editor} editor @param {() => void} then
 */
function editThen(editor, then) {
  const { current: id } = editor;
  const [stance, naming] = [editor.currentOf("stance"), editor.currentOf("naming")];
  /** @param {Stance | Naming} made */
  const save = (made) =>
    editor.dock.saveForm(() => {
      editor.act(editing(made.kind, id, made, editor.reading.undecided[id]), id);
      then();
    });
  if (stance) askStance(editor, "Edit the stance", stance, save);
  if (naming) askNaming(editor, "Edit the name", naming, save);
}

/**
 * A form filled in with a stance. @param {Editor} editor @param {string} title @param {Stance} stance
 * @param {(made: Stance) => void} save
 */
export function askStance(editor, title, stance, save) {
  const targets = targetsOf(editor, stance.evidence, stance.voice, stance.holder);
  editor.dock.openForm(stanceForm({ title, stance, ...formOf(editor), targets, save }));
}

/** @param {Editor} editor @param {string} title @param {Naming} naming @param {(made: Naming) => void} save */
export function askNaming(editor, title, naming, save) {
  editor.dock.openForm(namingForm({ title, naming, ...formOf(editor), save }));
}

/**
 * Accept a suggestion; a stance that was suggested without its polarity asks for it first.
 * @param {Editor} editor @param {string} [id] @param {() => void} [then]
 */
export function agree(editor, id = editor.current, then = () => {}) {
  const suggestion = editor.reading.undecided[id];
  const isOpen = suggestion?.kind === "stance" && !suggestion.polarity;
  if (!isOpen) return (accept(editor, id), then());
  if (editor.current !== id) editor.goTo(id);
  editThen(editor, then);
}

/** @param {Editor} editor */
export function agreeAndNext(editor) {
  agree(editor, editor.current, () => editor.goUndecided(1));
}

/** Say whom the mention, or the term, that one stands on means. @param {Editor} editor */
export function link(editor) {
  const { current: id, reading } = editor;
  const record = editor.currentOf("mention") ?? editor.currentOf("naming");
  const at = editor.page.pieces(id)[0];
  if (!record || !at) return;
  const [entity, label] = record.kind === "mention" ? [record.entity, record.label] : [record.refers_to, ""];
  /** @param {string | null} meant */
  const linkedTo = (meant) =>
    record.kind === "mention" ? { ...record, entity: meant } : { ...record, refers_to: meant };
  const take = (/** @type {string | null} */ meant) =>
    editor.dock.saveMenu(() => editor.act(editing("link", id, linkedTo(meant), reading.undecided[id]), id));
  const box = choiceBox({
    title: "Link to an entity",
    says: "entity",
    words: entity ? reading.name(entity) : record.kind === "mention" ? record.quote : "",
    value: entity,
    offer: offerOf(editor, { label, words: record.quote }),
    take,
    cancel: () => editor.dock.leaveMenu(),
  });
  editor.frame.float(box.element, at);
  box.focus();
}
