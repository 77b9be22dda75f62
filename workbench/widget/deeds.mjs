// What a person does to the records of an article, each deed one change that is painted at once and sent.

import { snapped, tidy, wholeCharacters, wordAt } from "./boundaries.mjs";
import { accepting, adding, deleting, editing, placeOf, rejecting, stating } from "./changes.mjs";
import { entityNamed, nameAround } from "./known.mjs";
import { overlap } from "./text.mjs";

/** @typedef {import("./changes.mjs").Mention} Mention */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./editor.mjs").Editor} Editor */

/**
 * Label the selection, label the current mention anew, or label the name that was clicked.
 * @param {Editor} editor @param {number} place  of the label in the codebook
 */
export function label(editor, place) {
  const name = editor.reading.labelAt(place);
  if (name) labelAs(editor, name);
}

/** The same by the label's name. @param {Editor} editor @param {string} name */
export function labelAs(editor, name) {
  if (editor.locked) return;
  const mention = !editor.selected() && editor.currentOf("mention");
  const words = mention ? null : (selectedWords(editor) ?? editor.currentOf("naming") ?? null);
  const named = mention ? null : words ? nameIn(editor, words, name) : nameClicked(editor, name);
  const id = mention
    ? editor.current
    : (words && mentionAt(editor, words)) || (named && mentionAt(editor, named)) || "";
  const record = editor.reading.records.get(id);
  document.getSelection()?.removeAllRanges();
  if (record?.kind === "mention") relabel(editor, id, record, name);
  else if (named) saySo(editor, add(editor, linked(editor, { kind: "mention", ...named, label: name, entity: null })));
}

/**
 * The mention with the entity that its words are known to name, where it has none yet.
 * @param {Editor} editor @param {Mention} mention
 */
function linked({ reading }, mention) {
  return { ...mention, entity: mention.entity ?? entityNamed(reading, mention.quote, mention.label) };
}

/** What one was spared to say oneself. @param {Editor} editor @param {Suggested} record */
function saySo({ reading, frame }, record) {
  if (record.kind === "mention" && record.entity)
    frame.hint(`“${record.quote}” → ${reading.name(record.entity)}: l links it to another.`);
}

/**
 * Where the text was clicked last, as the character before it or, after a blank, the one that follows.
 * @param {Editor} editor
 */
export function placeClicked({ page }) {
  const { anchorNode, anchorOffset = 0 } = document.getSelection() ?? {};
  if (!anchorNode || !page.box.contains(anchorNode)) return null;
  const end = Math.max(1, page.selection.place(anchorNode, anchorOffset));
  return page.text.slice(end - 1, end).trim() ? { start: end - 1, end } : { start: end, end: end + 1 };
}

/** The word of `span` that was clicked last; empty for none. @param {Editor} editor @param {Span | null} span */
export function wordClicked(editor, span) {
  const { page, reading } = editor;
  const at = span && placeClicked(editor);
  const word = at && overlap(at, reading.stretch(span)) ? wordAt(page.text, at.start) : null;
  return word ? page.text.slice(word.start, word.end) : "";
}

/** Whether there is something that can have a label. @param {Editor} editor */
export function canLabel(editor) {
  return Boolean(
    editor.selected() ||
    editor.currentOf("mention") ||
    editor.currentOf("naming") ||
    (!editor.current && placeClicked(editor)),
  );
}

/** @param {Editor} editor @param {string} name  the label it is to have */
function nameClicked(editor, name) {
  const { reading } = editor;
  const at = editor.current ? null : placeClicked(editor);
  const found = at && nameAround(reading, at.start, name);
  return found && reading.span(found);
}

/**
 * What the selection means: whole words; with Alt held, the very characters.
 * @param {Editor} editor @returns {Span | null}
 */
export function selectedWords(editor) {
  const span = editor.selected();
  if (!span) return null;
  const { reading } = editor;
  const mean = editor.exact ? wholeCharacters : snapped;
  return reading.span(mean(reading.article.text, reading.stretch(span)));
}

/** What a mention of that label takes of some words. @param {Editor} editor @param {Span} words @param {string} name */
function nameIn({ exact, reading }, { start, end, quote }, name) {
  if (exact) return { start, end, quote };
  const stretch = reading.stretch({ start, end, quote });
  return reading.span(tidy(reading.article.text, stretch, name === "PERSON"));
}

/** @param {Editor} editor @param {Span} span */
function mentionAt({ reading }, span) {
  const same = [...reading.records].find(
    ([, record]) => record.kind === "mention" && record.start === span.start && record.end === span.end,
  );
  return same?.[0] ?? "";
}

/** @param {Editor} editor @param {string} id @param {Mention} record @param {string} name */
function relabel(editor, id, record, name) {
  const suggestion = editor.reading.undecided[id];
  if (record.label !== name) {
    const changed = linked(editor, { ...record, label: name });
    editor.act(editing("relabel", id, changed, suggestion), id);
    if (!record.entity) saySo(editor, changed);
  } else if (suggestion) accept(editor, id);
  else editor.goTo(id);
}

/** @param {Editor} editor @param {Suggested} record @returns {Suggested} the same */
export function add(editor, record) {
  const change = adding(record);
  editor.act(change, Object.keys(change.put)[0]);
  return record;
}

/** @param {Editor} editor */
export function accept(editor, id = editor.current) {
  const suggestion = editor.reading.undecided[id];
  if (suggestion) editor.act(accepting(id, suggestion), id);
}

/** @param {Editor} editor */
export function reject(editor, id = editor.current) {
  const suggestion = editor.reading.undecided[id];
  if (suggestion) editor.act(rejecting(id, suggestion), id === editor.current ? "" : editor.current);
}

/** @param {Editor} editor */
export function remove(editor, id = editor.current) {
  editor.act(deleting(id), id === editor.current ? "" : editor.current);
}

/** Give the current record the selected words. @param {Editor} editor */
export function resize(editor) {
  const record = editor.reading.records.get(editor.current);
  const words = selectedWords(editor);
  if (!words || !record) return;
  const span = record.kind === "mention" ? nameIn(editor, words, record.label) : words;
  if (record.kind !== "stance" && !overlap(span, record)) {
    editor.frame.hint("The selection does not touch the words you are on, so they stay as they are.");
    return;
  }
  document.getSelection()?.removeAllRanges();
  resizeTo(editor, record, span);
}

/**
 * Give the record one stands on other words. What is done to it once more, and nothing in between, is the same step:
 * an edge that went ten words comes back at one undo.
 * @param {Editor} editor @param {Suggested} record @param {Span} span
 */
export function resizeTo(editor, record, span) {
  const { current: id, latest, reading } = editor;
  const { start, end } = placeOf(record);
  if (start === span.start && end === span.end) return;
  const changed = record.kind === "stance" ? { ...record, evidence: span } : { ...record, ...span };
  const said = changed.kind === "mention" ? linked(editor, changed) : changed;
  const goesOn = latest?.do === "resize" && latest.article === reading.article.id && id in latest.put;
  const step = goesOn ? { group: latest.group ?? latest.id } : {};
  editor.act({ ...editing("resize", id, said, reading.undecided[id]), ...step });
  if (record.kind === "mention" && !record.entity) saySo(editor, said);
}

/**
 * The kernel knows what the last action was, so it makes the inverse.
 * @param {Editor} editor @param {"undo" | "redo"} type
 */
export function invert(editor, type) {
  editor.order(type, {});
}

/** The same state again goes back to "started". @param {Editor} editor @param {string} state */
export function setStatus(editor, state) {
  if (editor.locked) return;
  const { note, status, undecided } = editor.reading;
  editor.act(stating(state === status ? "started" : state, undecided, note));
}

/** @param {Editor} editor @param {"next" | "previous"} to */
export function turn(editor, to) {
  if (editor.locked) return;
  if (editor.dock.keepsForm()) return;
  editor.turning = true;
  editor.line.ask({ type: "go", to });
}
