// Below the text: a line about the record one stands on, and the keys that do something now.

import { bindingOf, keyed, works } from "./bindings.mjs";
import { button, keycaps, make } from "./nodes.mjs";
import { lineAbout, progressOf } from "./summary.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */

/** What the digits are for now, and how many of them. @param {Editor} editor */
function digitsOf(editor) {
  const { comparison, labels } = editor.reading;
  const does = bindingOf(editor, "1")?.name;
  if (does === "take-reader")
    return { readers: true, words: "take that reader's", count: comparison?.readers.length ?? 0 };
  return does === "label" && { readers: false, words: "label", count: Math.min(9, Object.keys(labels).length) };
}

const ASIDE = new Set(["stance", "clause", "search", "next-open"]); // on a difference other keys need their room

export class Foot {
  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
    this.about = make("div", { class: "sw-about" });
    this.keys = make("div", { class: "sw-foot", role: "toolbar", "aria-label": "What the keys do now" });
    this.said = make("div", { class: "sw-unseen", role: "status", "aria-live": "polite" });
    this.drawn = "";
    this.told = "";
  }

  draw() {
    this.drawAbout();
    this.drawKeys();
  }

  drawAbout() {
    const { current, reading } = this.editor;
    const problems = reading.state.problems[current] ?? [];
    const note = reading.records.get(current)?.note;
    const says = [
      current ? lineAbout(reading, current) : progressOf(reading),
      note ? `note: ${note}` : "",
      problems.join("; "),
    ];
    if (says.join("\n") === this.told) return; // a hint stays
    this.told = says.join("\n");
    this.about.replaceChildren(
      make("span", {}, says[0]), // a line of the desk's own, whatever the words in it are written in
      make("span", { class: "sw-memo", dir: "auto" }, says[1]),
      make("span", { class: "sw-problem" }, says[2]),
    );
  }

  drawKeys() {
    const { editor } = this;
    const bindings = editor.keys.bindings.filter(
      (binding) => binding.foot && works(editor, binding) && !(editor.difference && ASIDE.has(binding.name)),
    );
    const digits = digitsOf(editor);
    // in the bar above the text, too, digits are told of only where they label
    editor.frame.root.classList.toggle("sw-taking", Boolean(digits && digits.readers));
    const drawn = JSON.stringify([bindings.map((binding) => binding.name), digits, editor.locked]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const now = bindings.map((binding) =>
      button(keyed(editor, binding.words, binding.name), () => binding.run(editor, binding.keys[0]), {
        disabled: editor.locked,
        tabindex: -1,
      }),
    );
    const first = digits && make("span", {}, keycaps(`1–${digits.count}`), digits.words);
    const wake = button("Click here, or in the text, to go on", () => editor.frame.focus(), { class: "sw-wake" });
    this.keys.replaceChildren(wake, ...(first ? [first] : []), ...now);
  }

  /** A sentence that makes way for the next thing said about the current record. @param {string} sentence */
  hint(sentence) {
    this.about.replaceChildren(make("span", { class: "sw-tip", dir: "auto" }, sentence));
    this.announce(sentence);
  }

  /** Say something to whoever listens instead of looking. @param {string} words */
  announce(words) {
    // the same words once more are nothing new to a screen reader, unless something about them has changed
    this.said.textContent = this.said.textContent === words ? `${words}\u00a0` : words;
  }
}
