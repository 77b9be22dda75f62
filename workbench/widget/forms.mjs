// Forms for what needs more than a key: a stance, a naming term, a link. Enter saves, Escape leaves.
//
// While a form is open, dragging over the text gives it its words: evidence is picked, never typed.

import { chooser, row } from "./choose.mjs";
import { button, keycaps, make } from "./nodes.mjs";

/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Stance} Stance */
/** @typedef {import("./changes.mjs").Naming} Naming */
/** @typedef {import("./choose.mjs").Option} Option */
/** @typedef {import("./choose.mjs").Field} Field */
/** @typedef {Record<string, {letter?: string, definition?: string}>} Entries */
/** @typedef {{polarities: Entries, voices: Entries, valences: Entries, classes: string[]}} Choices */
/** @typedef {{element: HTMLElement, focus: () => void, words: (span: Span) => void, span: () => Span}} Form */

/**
 * @param {{title: string, span: Span, fields: [string, HTMLElement][], first: Field, save: () => string,
 *   cancel: () => void}} asked
 *   `save` returns what is still missing, or nothing when it has saved
 * @returns {Form}
 */
function form({ title, span, fields, first, save, cancel }) {
  let taken = span;
  const quote = make("q", {}, span.quote);
  const missing = make("p", { class: "sw-missing", role: "alert" });
  const submit = () => missing.replaceChildren(save());
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") cancel();
    else submit();
  };
  const element = make(
    "div",
    { class: "sw-form", role: "form", "aria-label": title, onkeydown: pressed },
    make("h4", {}, title),
    make("blockquote", {}, quote, make("small", {}, "select in the text to take other words")),
    ...fields.map(([name, field]) => make("div", { class: "sw-field" }, make("span", {}, name), field)),
    missing,
    make(
      "div",
      { class: "sw-buttons" },
      button(make("span", {}, "save ", keycaps("Enter")), submit),
      button(make("span", {}, "leave ", keycaps("Esc")), cancel),
    ),
  );
  return {
    element,
    focus: first.focus,
    span: () => taken,
    words: (words) => {
      taken = words;
      quote.replaceChildren(words.quote);
    },
  };
}

/**
 * @param {{stance: Partial<Stance> & {evidence: Span}, choices: Choices, holders: Option[],
 *   targets: Option[], save: (stance: Stance) => void, cancel: () => void}} asked
 */
export function stanceForm({ stance, choices, holders, targets, save, cancel }) {
  const condition = make("input", { type: "text", "aria-label": "condition, in words" });
  condition.value = stance.condition ?? "";
  const conditional = make("div", {}, condition);
  const holder = chooser({ says: "holder", options: holders, value: stance.holder ?? null });
  const target = chooser({ says: "target", options: targets, value: stance.target ?? null });
  const unfold = () => conditional.parentElement?.toggleAttribute("hidden", polarity.value() !== "conditional");
  const polarity = row({
    says: "polarity",
    entries: choices.polarities,
    value: stance.polarity ?? "",
    onTake: () => unfold(),
  });
  const voice = row({
    says: "voice",
    entries: choices.voices,
    value: stance.voice ?? "reported",
  });
  const submit = () => {
    const unknown = holder.settle() || target.settle();
    if (unknown) return unknown;
    const chosen = polarity.value();
    if (!chosen) {
      polarity.focus();
      return "Choose a polarity.";
    }
    const { condition: _, ...rest } = stance;
    const words = chosen === "conditional" && condition.value.trim() ? { condition: condition.value.trim() } : {};
    save({
      ...rest,
      kind: "stance",
      holder: holder.value(),
      target: target.value(),
      polarity: chosen,
      voice: voice.value() ?? "",
      evidence: made.span(),
      ...words,
    });
    return "";
  };
  const made = form({
    title: stance.polarity ? "Edit the stance" : "New stance",
    span: stance.evidence,
    first: holder,
    save: submit,
    cancel,
    fields: [
      ["holder", holder.element],
      ["polarity", polarity.element],
      ["target", target.element],
      ["voice", voice.element],
      ["condition", conditional],
    ],
  });
  unfold();
  return made;
}

/**
 * @param {{naming: Partial<Naming> & Span, choices: Choices, holders: Option[],
 *   save: (naming: Naming) => void, cancel: () => void}} asked
 */
export function namingForm({ naming, choices, holders, save, cancel }) {
  const refersTo = chooser({ says: "who is named", options: holders, value: naming.refers_to ?? null });
  const valence = row({ says: "valence", entries: choices.valences, value: naming.valence ?? "" });
  const voice = row({ says: "voice", entries: choices.voices, value: naming.voice ?? "outlet" });
  const classes = choices.classes.map((name) => ({ id: name, name, hint: "", aliases: [] }));
  const frameClass = chooser({ says: "class", options: classes, value: naming.frame_class || null });
  const submit = () => {
    const unknown = refersTo.settle() || frameClass.settle();
    if (unknown) return unknown;
    const chosen = valence.value();
    if (!chosen) {
      valence.focus();
      return "Choose a valence.";
    }
    const { start, end, quote } = made.span();
    save({
      ...naming,
      kind: "naming",
      start,
      end,
      quote,
      refers_to: refersTo.value(),
      valence: chosen,
      frame_class: frameClass.value() ?? "",
      voice: voice.value() ?? "",
    });
    return "";
  };
  const made = form({
    title: naming.valence ? "Edit the name" : "New name",
    span: naming,
    first: refersTo,
    save: submit,
    cancel,
    fields: [
      ["who", refersTo.element],
      ["valence", valence.element],
      ["class", frameClass.element],
      ["voice", voice.element],
    ],
  });
  return made;
}

/**
 * The box that links a mention to an entity; its list is open at once, on the mention's own words.
 * @param {{words: string, value: string | null, options: Option[],
 *   take: (id: string | null) => void, cancel: () => void}} asked
 */
export function linkBox({ words, value, options, take, cancel }) {
  const field = chooser({ says: "entity", options, value, words, onTake: take });
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.key === "Escape") cancel();
  };
  const element = make(
    "div",
    { class: "sw-link", role: "dialog", "aria-label": "Link to an entity", onkeydown: pressed },
    field.element,
  );
  return { element, focus: field.focus };
}
