// One of few by its letter: a row of buttons, one of which is on.

import { readable } from "./entries.mjs";
import { button, keycaps, make } from "./nodes.mjs";

/** @typedef {import("./entries.mjs").Entries} Entries */

/**
 * A letter typed while the row has focus turns its button on; a digit does, where no letter is that digit, by place.
 * @param {{says: string, entries: Entries, value: string, onTake: (decided: boolean) => void}} asked
 *   `decided`: by a letter or a click, not while walking along the row with arrows
 */
export function radios({ says, entries, value, onTake }) {
  let chosen = value;
  const names = Object.keys(entries);
  const buttons = names.map((name, index) => {
    const { letter, name: called } = entries[name];
    const label = make("span", {}, keycaps(letter || String(index + 1)), ` ${called || readable(name)}`);
    return button(label, () => (set(name), onTake(true)), { role: "radio", title: entries[name].definition });
  });
  const draw = () =>
    names.forEach((name, index) => {
      const tabbed = chosen ? name === chosen : index === 0;
      buttons[index].setAttribute("aria-checked", String(name === chosen));
      buttons[index].tabIndex = tabbed ? 0 : -1;
    });
  /** @param {string} name */
  const set = (name) => {
    chosen = name;
    draw();
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = (names.indexOf(chosen) + (move ?? 0) + names.length) % names.length;
    const name = move ? names[next] : lettered(entries, event.key);
    if (!name) return;
    event.preventDefault();
    set(name);
    buttons[names.indexOf(name)].focus();
    onTake(!move);
  };
  draw();
  const element = make("div", { class: "sw-row", role: "radiogroup", "aria-label": says, onkeydown: pressed });
  element.append(...buttons);
  return {
    element,
    value: () => chosen || null,
    state: () => chosen,
    focus: () => buttons.find((each) => each.tabIndex === 0)?.focus(),
    set,
  };
}

/**
 * The name of an entry by its letter, in either case, or else by its place.
 * @param {Entries} entries @param {string} key
 */
function lettered(entries, key) {
  const names = Object.keys(entries);
  return (
    names.find((name) => entries[name].letter === key) ??
    names.find((name) => entries[name].letter?.toLowerCase() === key.toLowerCase()) ??
    (/^[1-9]$/.test(key) ? names[Number(key) - 1] : undefined)
  );
}
