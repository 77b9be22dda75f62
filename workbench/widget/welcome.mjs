// The line that somebody new reads first: the five keys that do most of the work. Once dismissed it stays away.

import { printed } from "./bindings.mjs";
import { button, make, taughtKeys } from "./nodes.mjs";
import { remember, remembered } from "./remembered.mjs";

const WELCOMED = "stance-workbench:welcomed";
const FIRST = {
  next: "next suggestion",
  "accept-next": "accept it, go on",
  reject: "reject it",
  label: "label the words you select",
  keys: "all keys",
};

export class Welcome {
  constructor() {
    this.element = make("div", { class: "sw-welcome", role: "note", "aria-label": "First keys", hidden: true });
  }

  /** @param {import("./bindings.mjs").Binding[]} bindings  with the codebook's own keys @param {number} labels */
  open(bindings, labels) {
    if (remembered(WELCOMED)) return;
    const lessons = Object.entries(FIRST).map(([name, words]) => {
      const keys = bindings.find((each) => each.name === name)?.keys ?? [];
      return make("span", {}, taughtKeys(...printed(keys.slice(0, name === "label" ? labels : 1))), words);
    });
    const leave = button("got it", () => this.leave());
    this.element.replaceChildren(...lessons, leave);
    this.element.hidden = false;
  }

  leave() {
    this.element.hidden = true;
    remember(WELCOMED, true);
  }
}
