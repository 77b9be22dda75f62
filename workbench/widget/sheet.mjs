// A dialog over the text, for what needs the room for a moment: a preview, a list of hits, the map of the keys.
//
// One at a time. Escape, or its button, gives the text and the focus back.

import { button, keycaps, make } from "./nodes.mjs";

export class Sheet {
  /** @param {() => void} onClose  called when a person closes it */
  constructor(onClose) {
    this.onClose = onClose;
    this.element = make("div", {
      class: "sw-sheet",
      role: "dialog",
      "aria-modal": "false",
      hidden: true,
      tabindex: -1,
    });
    this.element.addEventListener("keydown", (event) => this.pressed(event));
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** @param {string} title @param {HTMLElement} content @param {() => void} focus  puts the focus where it is wanted */
  open(title, content, focus = () => this.element.querySelector("button")?.focus()) {
    const leave = button(make("span", {}, "close ", keycaps("Esc")), () => this.close());
    this.element.setAttribute("aria-label", title);
    this.element.replaceChildren(make("div", { class: "sw-sheet-head" }, make("h3", {}, title), leave), content);
    this.element.hidden = false;
    focus();
  }

  close() {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.element.replaceChildren();
    this.onClose();
  }

  /** Its keys are its own, save those that a notebook needs. @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing) return;
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    this.close();
  }
}
