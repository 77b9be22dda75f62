// A form beside the text: fields one after another, each of which leads on to the next that is still empty.
//
// Enter goes on and, when nothing is left to ask, saves. Escape leaves; what has been filled in only at the second one.
// While a form is open, dragging over the text gives it its words: evidence is picked, never typed.

import { button, keycaps, make } from "./nodes.mjs";

/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/**
 * @typedef {Object} Field
 * @property {HTMLElement} element
 * @property {() => void} focus
 * @property {() => string | null} value
 * @property {() => string} state  what a person has done to it
 * @property {() => string} [settle]  takes what was typed, and returns what is wrong with it
 * @property {(record: Suggested) => boolean} [point]  takes what was pointed at in the text, if it can
 * @property {(words: string) => boolean} [look]  looks for a word of the text, if it still wants one
 * @property {(words: string) => void} [fill]  takes words of the text
 */
/**
 * @typedef {Object} Step
 * @property {string} says
 * @property {Field} field
 * @property {string} [needs]  what is said when it is left empty, where it may not be
 * @property {boolean} [optional]  it is not asked for: one goes there only by oneself
 * @property {() => boolean} [when]  whether it is there
 */
/**
 * @typedef {Object} Asked
 * @property {string} title
 * @property {string} thing  what is lost when the form is left
 * @property {string} [deed]  what saving is called
 * @property {Span | null} span  the words it is about
 * @property {Step[]} steps
 * @property {() => void} save
 * @property {() => void} cancel
 * @property {(span: Span) => void} [onWords]
 */

const AGAIN = 5000; // milliseconds in which a second Escape belongs to the first

export class Form {
  /** @param {Asked} asked */
  constructor(asked) {
    const { title, span, steps, deed = "save", cancel } = asked;
    this.asked = asked;
    this.taken = span;
    /** @type {Step | null} where the focus is, or was last */
    this.current = null;
    /** @type {Set<Step>} what somebody went on from: if it is empty, it is so on purpose */
    this.passed = new Set();
    this.warnedAt = 0;
    this.quote = make("q", { dir: "auto" }, span?.quote);
    this.missing = make("p", { class: "sw-missing", role: "alert" });
    this.rows = steps.map((step) => this.rowOf(step));
    const save = button(make("span", {}, `${deed} `, keycaps("Enter")), () => this.submit());
    const leave = button(make("span", {}, "leave ", keycaps("Esc")), cancel);
    this.element = make(
      "div",
      {
        class: "sw-form",
        role: "form",
        "aria-label": title,
        onkeydown: (/** @type {any} */ event) => this.pressed(event),
      },
      make("h3", {}, title),
      span &&
        make("blockquote", {}, this.quote, make("small", {}, "select other words, or Shift+click one to end there")),
      ...this.rows,
      this.missing,
      make("div", { class: "sw-buttons" }, save, leave),
    );
    this.draw();
    this.before = this.state();
  }

  /** @param {Step} step */
  rowOf(step) {
    const onfocusin = () => (this.current = step);
    return make("div", { class: "sw-field", onfocusin }, make("span", {}, step.says), step.field.element);
  }

  span() {
    return this.taken;
  }

  state() {
    return JSON.stringify([this.taken, ...this.asked.steps.map((step) => step.field.state())]);
  }

  /** Whether somebody has filled in something. */
  changed() {
    return this.state() !== this.before;
  }

  /** To where the focus was, at first to what is still empty. */
  focus() {
    (this.current ?? this.next() ?? this.asked.steps[0]).field.focus();
  }

  /** Other words were selected. @param {Span} span */
  words(span) {
    const { field } = this.current ?? {};
    if (field?.fill) field.fill(span.quote);
    else this.about(span);
  }

  /** The form is about other words. @param {Span} span */
  about(span) {
    if (!this.taken) return;
    this.taken = span;
    this.quote.replaceChildren(span.quote);
    this.asked.onWords?.(span);
  }

  /** A record in the text was pointed at. @param {Suggested} record @returns {boolean} whether the form took it */
  point(record) {
    const { field } = this.current ?? {};
    if (!field?.point?.(record)) return false;
    if (!this.element.contains(document.activeElement)) this.focus();
    return true;
  }

  /** A word of the text was. @param {string} word @returns {boolean} whether the form took it */
  pointWord(word) {
    return Boolean(word && this.current?.field.look?.(word));
  }

  draw() {
    this.asked.steps.forEach((step, index) => (this.rows[index].hidden = !isThere(step)));
  }

  /** The next field, round the end, that is empty and not left so on purpose. */
  next() {
    const { steps } = this.asked;
    const from = this.current ? steps.indexOf(this.current) + 1 : 0;
    return [...steps.slice(from), ...steps.slice(0, from)].find(
      (step) => !step.optional && isThere(step) && !step.field.value() && !this.passed.has(step),
    );
  }

  /** @param {boolean} entered  by Enter, which saves when nothing is left to ask */
  goOn(entered) {
    this.draw();
    if (entered && this.current) this.passed.add(this.current);
    const next = this.next();
    if (next) next.field.focus();
    else if (entered) this.submit();
  }

  submit() {
    const steps = this.asked.steps.filter(isThere);
    for (const step of steps) {
      const trouble = step.field.settle?.() || (!step.field.value() && step.needs);
      if (trouble) return this.say(trouble, step);
    }
    this.missing.replaceChildren();
    this.asked.save();
  }

  /** @param {string} words @param {Step} [step]  what they are about */
  say(words, step) {
    this.missing.replaceChildren(words);
    if (step && !step.field.element.contains(document.activeElement)) step.field.focus();
  }

  /** One Escape: what has been filled in is lost only at the second. */
  leave() {
    const now = Date.now();
    if (!this.changed() || now - this.warnedAt < AGAIN) return this.asked.cancel();
    this.warnedAt = now;
    this.say(`Press Esc again to leave the unsaved ${this.asked.thing}.`);
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key === "Tab" && !event.shiftKey && this.current) this.passed.add(this.current);
    const onButton = /** @type {Element} */ (event.target).closest(".sw-buttons");
    if (event.isComposing || (event.key !== "Escape" && (event.key !== "Enter" || onButton))) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") this.leave();
    else this.goOn(true);
  }
}

/** @param {Step} step */
function isThere({ when }) {
  return when ? when() : true;
}

/**
 * Words that are typed, or taken from the text.
 * @param {string} says @param {string} value @param {(words: string) => void} [onInput]
 * @returns {Field & {fill: (words: string) => void}}
 */
export function textField(says, value, onInput = () => {}) {
  const attributes = { type: "text", "aria-label": says, dir: "auto", autocomplete: "off", spellcheck: "false" };
  const input = make("input", { ...attributes, oninput: () => onInput(input.value.trim()) });
  input.value = value;
  return {
    element: input,
    value: () => input.value.trim() || null,
    state: () => input.value,
    fill: (words) => void (input.value = words),
    focus: () => {
      input.focus();
      input.select();
    },
  };
}
