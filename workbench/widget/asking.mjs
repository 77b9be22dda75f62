// What the editor asks when a key is not enough: which stance, which name, which entity, which kind of region.

import { editing, retyping } from "./changes.mjs";
import { add } from "./deeds.mjs";
import { linkBox, namingForm, stanceForm } from "./forms.mjs";
import { button, make } from "./nodes.mjs";
import { isQuoted, sentenceAround, trimmed } from "./text.mjs";

/** @typedef {import("./changes.mjs").Naming} Naming */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Stance} Stance */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./reading.mjs").Codebook} Codebook */
/** @typedef {import("./reading.mjs").Named} Named */

const TYPES = ["title", "standfirst", "body", "caption", "byline", "credit", "related_headline", "boilerplate"];

/** @param {Named} named */
function optionOf({ id, name, label = "topic", aliases = [] }) {
  return { id, name, hint: label.replaceAll("_", " ").toLowerCase(), aliases };
}

/** @param {Codebook} codebook */
function choicesOf({ naming, ...entries }) {
  return { ...entries, classes: [...new Set(naming.map((each) => each.frame_class))] };
}

/** @param {Editor} editor @param {Partial<Stance> & {evidence: Span}} stance @param {(stance: Stance) => void} then */
export function askStance(editor, stance, then) {
  const { codebook } = editor.reading;
  const holders = codebook.entities.map(optionOf);
  const targets = [...holders, ...codebook.topics.map(optionOf)];
  const save = (/** @type {Stance} */ made) => editor.saveForm(() => then(made));
  editor.openForm(
    stanceForm({ stance, choices: choicesOf(codebook), holders, targets, save, cancel: () => editor.leaveForm() }),
  );
}

/** @param {Editor} editor @param {Partial<Naming> & Span} naming @param {(naming: Naming) => void} then */
export function askNaming(editor, naming, then) {
  const { codebook } = editor.reading;
  const holders = codebook.entities.map(optionOf);
  const save = (/** @type {Naming} */ made) => editor.saveForm(() => then(made));
  editor.openForm(
    namingForm({ naming, choices: choicesOf(codebook), holders, save, cancel: () => editor.leaveForm() }),
  );
}

/**
 * What a new stance starts from: the selection, or the sentence around the mention one stands on.
 * @param {Editor} editor
 */
export function newStance(editor) {
  const { reading } = editor;
  const mention = editor.currentOf("mention");
  const around = mention && sentenceAround(reading.article.text, reading.stretch(mention));
  const evidence = editor.selected() ?? (around && reading.span(around));
  const voice = evidence && isQuoted(reading.article.text, reading.stretch(evidence)) ? "quoted" : "reported";
  if (evidence) askStance(editor, { evidence, holder: mention?.entity ?? null, voice }, (made) => add(editor, made));
  else editor.frame.hint("Select the words that show the stance, or click a name in them, then press s.");
}

/** @param {Editor} editor */
export function newNaming(editor) {
  const span = editor.selected();
  const { reading } = editor;
  const voice = span && isQuoted(reading.article.text, reading.stretch(span)) ? "quoted" : "outlet";
  if (span) askNaming(editor, { ...span, voice }, (naming) => add(editor, naming));
  else editor.frame.hint("Select the term by which somebody is named, then press t.");
}

/** @param {Editor} editor */
export function edit(editor) {
  const { current: id } = editor;
  const suggestion = editor.reading.undecided[id];
  const [stance, naming] = [editor.currentOf("stance"), editor.currentOf("naming")];
  if (stance) askStance(editor, stance, (changed) => editor.act(editing("stance", id, changed, suggestion), id));
  if (naming) askNaming(editor, naming, (changed) => editor.act(editing("naming", id, changed, suggestion), id));
}

/** Entities of the mention's label come first. @param {Editor} editor */
export function link(editor) {
  const { current: id, reading } = editor;
  const mention = editor.currentOf("mention");
  const at = editor.page.pieces(id)[0];
  if (!mention || !at) return;
  const { entities } = reading.codebook;
  /** @param {Named} named */
  const far = (named) => Number(named.label !== mention.label);
  const take = (/** @type {string | null} */ entity) =>
    editor.saveMenu(() => editor.act(editing("link", id, { ...mention, entity }, reading.undecided[id]), id));
  const box = linkBox({
    words: mention.entity ? reading.name(mention.entity) : mention.quote,
    value: mention.entity,
    options: entities.toSorted((a, b) => far(a) - far(b)).map(optionOf),
    take,
    cancel: () => editor.leaveMenu(),
  });
  editor.frame.float(box.element, at);
  box.focus();
}

/** The menu on a line's margin tag. @param {Editor} editor @param {number} index @param {HTMLElement} tag */
export function chooseType(editor, index, tag) {
  const { region, stretch } = regionOn(editor, index);
  const types = TYPES.map((type) => {
    const retype = () => type !== region?.type && editor.act(retyping(editor.reading.span(stretch), type));
    const same = String(type === region?.type);
    return button(type.replaceAll("_", " "), () => editor.saveMenu(retype), {
      role: "menuitemradio",
      "aria-checked": same,
    });
  });
  editor.frame.box.focus({ preventScroll: true });
  editor.frame.float(make("div", { class: "sw-types", role: "menu", "aria-label": "What this is" }, ...types), tag);
}

/**
 * The region a line opens with, and what its correction covers: all of it from its first line, else the line
 * alone.
 * @param {Editor} editor @param {number} index
 */
function regionOn({ reading }, index) {
  const line = trimmed(reading.article.text, reading.lines[index]) ?? reading.lines[index];
  const region = reading.regions.find((each) => reading.stretch(each).end > line.start);
  const whole = region && reading.stretch(region);
  return { region, stretch: whole && whole.start >= line.start ? whole : line };
}
