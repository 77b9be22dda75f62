// What is asked for a stance, for a naming and for a link.

import { Chooser } from "./choose.mjs";
import { Form, textField } from "./forms.mjs";
import { make } from "./nodes.mjs";
import { radios } from "./radios.mjs";

/** @typedef {import("./changes.mjs").Naming} Naming */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Stance} Stance */
/** @typedef {import("./options.mjs").Offer} Offer */
/** @typedef {import("./entries.mjs").Entries} Entries */
/** @typedef {{polarities: Entries, voices: Entries, valences: Entries, classes: string[]}} Choices */

/**
 * What the form does not ask for stays as it was. `voiceOf` is whose words a span is in, where nobody has said so yet,
 * and `conditionOf` the condition that a span states.
 * @param {{title: string, stance: Partial<Stance> & {evidence: Span}, choices: Choices, holders: Offer, targets: Offer,
 *   voiceOf?: (span: Span) => string, conditionOf: (span: Span) => string, save: (stance: Stance) => void, cancel: () => void}} asked
 */
export function stanceForm({ title, stance, choices, holders, targets, voiceOf, conditionOf, save, cancel }) {
  const onTake = (/** @type {unknown} */ _, /** @type {boolean} */ entered) => form.goOn(entered);
  const onLetter = (/** @type {boolean} */ decided) => decided && form.goOn(false);
  const onPolarity = (/** @type {boolean} */ decided) => {
    form.draw();
    if (!decided || !isConditional() || condition.value()) return onLetter(decided);
    condition.fill(conditionOf(form.span() ?? stance.evidence));
    condition.focus();
  };
  const holder = new Chooser({ says: "holder", value: stance.holder ?? null, ...holders, onTake });
  const target = new Chooser({ says: "target", value: stance.target ?? null, ...targets, onTake });
  const polarity = radios({
    says: "polarity",
    entries: choices.polarities,
    value: stance.polarity ?? "",
    onTake: onPolarity,
  });
  const condition = textField("condition, in words", stance.condition ?? "");
  let guessed = stance.voice ?? voiceOf?.(stance.evidence) ?? "reported";
  const voice = radios({ says: "voice", entries: choices.voices, value: guessed, onTake: onLetter });
  const isConditional = () => polarity.value() === "conditional";
  const { condition: _, ...rest } = stance;
  /** @returns {Stance} */
  const made = () => ({
    ...rest,
    kind: "stance",
    holder: holder.value(),
    target: target.value(),
    polarity: polarity.value() ?? "",
    voice: voice.value() ?? "",
    evidence: form.span() ?? stance.evidence,
    ...(isConditional() && condition.value() ? { condition: condition.value() ?? "" } : {}),
  });
  const onWords = (/** @type {Span} */ span) => {
    if (voiceOf && voice.value() === guessed) voice.set((guessed = voiceOf(span)));
  };
  /** @type {Form} */
  const form = new Form({
    title,
    thing: "stance",
    span: stance.evidence,
    steps: [
      { says: "holder", field: holder },
      { says: "polarity", field: polarity, needs: "Choose a polarity." },
      { says: "target", field: target },
      { says: "condition", field: condition, when: isConditional },
      { says: "voice", field: voice },
    ],
    save: () => save(made()),
    cancel,
    onWords,
  });
  return form;
}

/**
 * @param {{title: string, naming: Partial<Naming> & Span, choices: Choices, holders: Offer,
 *   save: (naming: Naming) => void, cancel: () => void}} asked
 */
export function namingForm({ title, naming, choices, holders, save, cancel }) {
  const onTake = (/** @type {unknown} */ _, /** @type {boolean} */ entered) => form.goOn(entered);
  const onLetter = (/** @type {boolean} */ decided) => decided && form.goOn(false);
  const options = choices.classes.map((name) => ({ id: name, name, hint: "", aliases: [] }));
  const coined = { says: "new class", coin: (/** @type {string} */ name) => ({ id: name, name }) };
  const refersTo = new Chooser({ says: "who is named", value: naming.refers_to ?? null, ...holders, onTake });
  const frameClass = new Chooser({ says: "class", value: naming.frame_class || null, options, coined, onTake });
  const valence = radios({
    says: "valence",
    entries: choices.valences,
    value: naming.valence ?? "",
    onTake: onLetter,
  });
  const voice = radios({ says: "voice", entries: choices.voices, value: naming.voice ?? "outlet", onTake: onLetter });
  /** @returns {Naming} */
  const made = () => ({
    ...naming,
    ...(form.span() ?? naming),
    kind: "naming",
    refers_to: refersTo.value(),
    valence: valence.value() ?? "",
    frame_class: frameClass.value() ?? "",
    voice: voice.value() ?? "",
  });
  const { start, end, quote } = naming;
  /** @type {Form} */
  const form = new Form({
    title,
    thing: "name",
    span: { start, end, quote },
    steps: [
      { says: "who", field: refersTo },
      { says: "valence", field: valence, needs: "Choose a valence." },
      { says: "class", field: frameClass },
      { says: "voice", field: voice },
    ],
    save: () => save(made()),
    cancel,
  });
  return form;
}

/**
 * A box over the text in which one thing is chosen; its list is open at once, on the words given.
 * @param {{title: string, says: string, words: string, value: string | null, offer: Offer,
 *   take: (id: string | null) => void, cancel: () => void}} asked
 */
export function choiceBox({ title, says, words, value, offer, take, cancel }) {
  const field = new Chooser({ says, value, words, ...offer, onTake: take });
  /** @param {KeyboardEvent} event */
  const onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };
  const element = make("div", { class: "sw-link", role: "dialog", "aria-label": title, onkeydown }, field.element);
  return { element, focus: () => field.focus() };
}
