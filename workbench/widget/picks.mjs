// Several of many: what was picked stands above the box in which one types for the next.

import { Chooser } from "./choose.mjs";
import { button, make } from "./nodes.mjs";

/** @typedef {import("./options.mjs").Offer} Offer */

/** Enter on the empty box ends it; Backspace there takes the last one out again. */
export class Picks {
  /** @param {{says: string, offer: Offer, most: number, onChange: () => void, onEnd: () => void}} asked */
  constructor({ says, offer, most, onChange, onEnd }) {
    /** @type {string[]} */
    this.ids = [];
    this.most = most;
    this.onChange = onChange;
    this.onEnd = onEnd;
    this.chooser = new Chooser({ says, value: null, ...offer, onTake: (id, entered) => this.took(id, entered) });
    this.picked = make("ul", { class: "sw-picked" });
    this.element = make("div", {}, this.picked, this.chooser.element);
    this.element.addEventListener("keydown", (event) => this.pressed(event), true);
  }

  value() {
    return this.ids.join(" ") || null;
  }

  state() {
    return `${this.ids.join(" ")} ${this.chooser.state()}`;
  }

  focus() {
    this.chooser.focus();
  }

  /** What was typed and not taken is taken now. */
  settle() {
    const trouble = this.chooser.settle();
    if (!trouble && this.chooser.value()) this.add(this.chooser.value() ?? "");
    return trouble;
  }

  /** @param {string | null} id @param {boolean} entered */
  took(id, entered) {
    if (id) this.add(id);
    else if (entered && this.ids.length) this.onEnd();
  }

  /** @param {string} id */
  add(id) {
    this.ids = [...this.ids.filter((each) => each !== id), id].slice(-this.most);
    this.draw();
  }

  /** @param {string} id */
  leave(id) {
    this.ids = this.ids.filter((each) => each !== id);
    this.draw();
    this.chooser.focus();
  }

  draw() {
    this.chooser.choose(null);
    const lines = this.ids.map((id) => {
      const name = this.chooser.names.get(id) ?? id;
      const out = button("×", () => this.leave(id), { "aria-label": `Not ${name}` });
      return make("li", {}, make("span", { dir: "auto" }, name), out);
    });
    this.picked.replaceChildren(...lines);
    this.onChange();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key !== "Backspace" || event.target !== this.chooser.input || this.chooser.input.value) return;
    const last = this.ids.at(-1);
    if (last) this.leave(last);
  }
}
