// The parts of a figure as buttons that lie over its picture. One of them is a stop of the Tab key; the arrow keys lead to
// the nearest in their direction, so that a matrix of four hundred cells is no four hundred stops.

import { arrange, make } from "./nodes.mjs";

/**
 * Left, top, width and height are shares of the picture's.
 * @typedef {{key: string, words: string, left: number, top: number, width: number, height: number}} Part
 */

const ASIDE = 3; // how much worse it is to go aside than ahead

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Parts {
  /** @param {(key: string) => void} run */
  constructor(run) {
    this.run = run;
    /** @type {Part[]} */
    this.parts = [];
    /** @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map();
    this.at = ""; // the key of the one that Tab stops at
    this.chosen = "";
    this.element = make("div", { class: "sw-parts", role: "group" });
    this.element.addEventListener("keydown", (event) => this.pressed(event));
  }

  /** Show these; a button that stays keeps the focus. @param {Part[]} parts @param {string} says */
  show(parts, says) {
    this.parts = parts;
    const before = this.buttons;
    this.buttons = new Map(parts.map((part) => [part.key, before.get(part.key) ?? this.made(part.key)]));
    const bySize = [...parts].sort((a, b) => b.width * b.height - a.width * a.height);
    bySize.forEach((part, index) => place(/** @type {any} */ (this.buttons.get(part.key)), part, index));
    this.element.setAttribute("aria-label", says);
    this.element.hidden = !parts.length;
    arrange(this.element, [...this.buttons.values()]);
    if (!this.buttons.has(this.at)) this.at = parts[0]?.key ?? "";
    this.point();
  }

  /** @param {string} key */
  made(key) {
    return make("button", {
      type: "button",
      onclick: () => this.run(key),
      onfocus: () => ((this.at = key), this.point()),
    });
  }

  /** The one whose passages are listed. @param {string} key */
  choose(key) {
    this.chosen = key;
    this.point();
  }

  point() {
    for (const [key, part] of this.buttons) {
      part.tabIndex = key === this.at ? 0 : -1;
      part.setAttribute("aria-pressed", String(key === this.chosen));
    }
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = this.parts.find(({ key }) => key === this.at);
    const ends = { Home: this.parts[0], End: this.parts.at(-1) };
    const to =
      event.key in WAYS ? here && nearest(here, this.parts, WAYS[event.key]) : ends[/** @type {"Home"} */ (event.key)];
    if (!to) return;
    event.preventDefault();
    this.buttons.get(to.key)?.focus();
  }
}

/** @param {HTMLButtonElement} button @param {Part} part @param {number} above */
function place(button, { words, left, top, width, height }, above) {
  button.setAttribute("aria-label", words);
  button.title = words;
  const shares = { left, top, width, height };
  for (const [name, share] of Object.entries(shares)) button.style.setProperty(name, `${100 * share}%`);
  button.style.zIndex = String(above);
}

/** @param {Part} here @param {Part[]} parts @param {[number, number]} way */
function nearest(here, parts, [dx, dy]) {
  const [x, y] = middle(here);
  let [best, least] = [/** @type {Part | undefined} */ (undefined), Infinity];
  for (const part of parts) {
    const [px, py] = middle(part);
    const ahead = (px - x) * dx + (py - y) * dy;
    const aside = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
    const far = ahead + ASIDE * aside;
    if (part !== here && ahead > 0.001 && far < least) [best, least] = [part, far];
  }
  return best;
}

/** @param {Part} part @returns {[number, number]} */
function middle({ left, top, width, height }) {
  return [left + width / 2, top + height / 2];
}
