// The panel beside the text, as tabs: one is open, and only that one is drawn.

import { button, make } from "./nodes.mjs";

/**
 * @typedef {Object} Tab
 * @property {string} name
 * @property {string} title
 * @property {HTMLElement} element
 * @property {() => string} count  shown beside the title; empty for nothing
 * @property {() => void} draw  called when it is opened, and after each change while it is open
 * @property {() => boolean} [when]  whether it is there; asked whenever the tabs are drawn
 * @property {() => void} [focus]  puts the focus where its keys begin
 */

let panels = 0;

export class Tabs {
  /** @param {Tab[]} tabs @param {string} says */
  constructor(tabs, says) {
    this.tabs = tabs;
    this.open = tabs[0];
    const id = `sw-tabs-${++panels}`;
    this.buttons = tabs.map((tab) =>
      button("", () => this.show(tab.name), {
        role: "tab",
        id: `${id}-${tab.name}`,
        "aria-controls": `${id}-panel`,
        hidden: Boolean(tab.when), // until it is known
      }),
    );
    this.counts = tabs.map(() => make("small"));
    this.buttons.forEach((each, index) => each.append(tabs[index].title, " ", this.counts[index]));
    this.panel = make("div", { class: "sw-tab", role: "tabpanel", id: `${id}-panel`, tabindex: -1 });
    this.list = make("div", { class: "sw-tabs", role: "tablist", "aria-label": says }, ...this.buttons);
    this.list.addEventListener("keydown", (event) => this.pressed(event));
  }

  /** Those that are there now. */
  get there() {
    return this.tabs.filter((tab) => !tab.when || tab.when());
  }

  /** @param {string} name @param {boolean} [withFocus] */
  show(name, withFocus = false) {
    this.open = this.tabs.find((tab) => tab.name === name) ?? this.open;
    this.draw();
    if (withFocus) (this.open.focus ?? (() => this.panel.focus()))();
  }

  draw() {
    const { there } = this;
    if (!there.includes(this.open)) this.open = there[0];
    this.tabs.forEach((tab, index) => {
      this.buttons[index].hidden = !there.includes(tab);
      if (!there.includes(tab)) return;
      const selected = tab === this.open;
      this.buttons[index].setAttribute("aria-selected", String(selected));
      this.buttons[index].tabIndex = selected ? 0 : -1;
      const count = tab.count();
      if (this.counts[index].textContent !== count) this.counts[index].textContent = count;
    });
    if (this.panel.firstChild !== this.open.element) {
      this.panel.replaceChildren(this.open.element);
      this.panel.setAttribute("aria-labelledby", this.buttons[this.tabs.indexOf(this.open)].id);
      this.panel.scrollTop = 0;
    }
    this.open.draw();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const { there } = this;
    const next = there[(there.indexOf(this.open) + by + there.length) % there.length];
    this.show(next.name);
    this.buttons[this.tabs.indexOf(next)].focus();
  }
}
