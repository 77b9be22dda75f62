// The line that somebody new reads first: the five keys that do most of the work. Once dismissed it stays away.

import { printed } from "./bindings.mjs";
import { button, make, taughtKeys } from "./nodes.mjs";
import { remember, remembered } from "./remembered.mjs";

const WELCOMED = "stance-workbench:welcomed";
const COMPARING = "stance-workbench:welcomed-to-comparing";
const FIRST = {
  next: "next suggestion",
  "accept-next": "accept it, go on",
  reject: "reject it",
  label: "label the words you select",
  keys: "all keys",
};

/** The same where readings are compared. */
const COMPARED = {
  "next-difference": "next difference",
  "take-reader": "take what that reader says",
  "take-both": "both",
  third: "write a third",
  reason: "why",
  keys: "all keys",
};

export class Welcome {
  constructor() {
    this.place = WELCOMED;
    this.element = make("div", { class: "sw-welcome", role: "note", "aria-label": "First keys", hidden: true });
  }

  /** With the codebook's own keys. @param {import("./editor.mjs").Editor} editor */
  open({ keys: { bindings }, reading: { comparison, labels } }) {
    if (remembered(comparison ? COMPARING : WELCOMED)) return;
    this.place = comparison ? COMPARING : WELCOMED;
    /** @type {Record<string, number>} how many of its keys do something */
    const many = { label: Object.keys(labels).length, "take-reader": comparison?.readers.length ?? 0 };
    const lessons = Object.entries(comparison ? COMPARED : FIRST).map(([name, words]) => {
      const keys = bindings.find((each) => each.name === name)?.keys ?? [];
      return make("span", {}, taughtKeys(...printed(keys.slice(0, many[name] ?? 1))), words);
    });
    const leave = button("got it", () => this.leave());
    this.element.replaceChildren(...lessons, leave);
    this.element.hidden = false;
  }

  leave() {
    this.element.hidden = true;
    remember(this.place, true);
  }
}
