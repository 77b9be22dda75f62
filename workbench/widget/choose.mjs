// Two ways to choose by keyboard: one of many by typing a part of its name, one of few by its letter.

import { button, keycaps, make } from "./nodes.mjs";

/** @typedef {{id: string, name: string, hint: string, aliases: string[]}} Option */
/** @typedef {{element: HTMLElement, focus: () => void, value: () => string | null}} Field */
/** @typedef {Field & {settle: () => string}} Chooser  `settle` returns what is wrong with what was typed, if anything */

const SHOWN = 12;
let made = 0;

/**
 * Options whose name or an alias has `words` in it: the very name first, then names that begin with them.
 * @param {Option[]} options @param {string} words
 */
export function matching(options, words) {
  const part = words.trim().toLocaleLowerCase();
  /** @param {Option} option */
  const rank = (option) => {
    if ([option.name, ...option.aliases].some((name) => name.toLocaleLowerCase() === part)) return 0;
    const at = option.name.toLocaleLowerCase().indexOf(part);
    if (at >= 0) return at === 0 ? 1 : 2;
    return option.aliases.some((alias) => alias.toLocaleLowerCase().includes(part)) ? 3 : 4;
  };
  const ranked = options.map((option) => ({ option, rank: rank(option) })).filter((each) => each.rank < 4);
  return ranked.toSorted((a, b) => a.rank - b.rank).map((each) => each.option);
}

/**
 * An input over a list that narrows while typing. Arrows move, Enter or Tab takes, an emptied input means none.
 * @param {{says: string, options: Option[], value: string | null, words?: string,
 *   onTake?: (id: string | null) => void}} asked  with `words` the list is open at once, on these
 * @returns {Chooser}
 */
export function chooser({ says, options, value, words, onTake = () => {} }) {
  const listId = `sw-list-${++made}`;
  let chosen = value;
  let at = 0;
  /** @type {Option[]} */
  let offered = [];
  const list = make("ul", { class: "sw-list", role: "listbox", id: listId, "aria-label": says, hidden: true });
  const input = make("input", {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": says,
    "aria-controls": listId,
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    oninput: () => offer(),
    onblur: () => close(),
    onkeydown: (/** @type {KeyboardEvent} */ event) => pressed(event),
  });
  const nameOf = () => options.find((option) => option.id === chosen)?.name ?? chosen ?? "";
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.value = nameOf();
  };
  /** @param {string | null} id */
  const take = (id) => {
    chosen = id;
    close();
    onTake(id);
  };
  const offer = () => {
    offered = matching(options, input.value);
    at = 0;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    draw();
  };
  const draw = () => {
    const rows = offered
      .slice(0, SHOWN)
      .map((option, index) => optionRow(option, `${listId}-${index}`, index === at, () => take(option.id)));
    const rest = offered.length - rows.length;
    const note = !rows.length
      ? "nothing found: add it to entities.csv or codebook.toml"
      : rest > 0
        ? `${rest} more: type on`
        : "";
    list.replaceChildren(...rows, make("li", { class: "sw-note", role: "presentation" }, note));
    input.setAttribute("aria-activedescendant", rows.length ? `${listId}-${at}` : "");
  };
  /** Take what the open list stands on. */
  const settle = () => {
    if (list.hidden) return "";
    if (!input.value.trim()) take(null);
    else if (offered[at]) take(offered[at].id);
    else return `${says}: nothing is called “${input.value.trim()}”; choose from the list, or leave it empty.`;
    return "";
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.isComposing) return;
    if (list.hidden) {
      if (event.key === "ArrowDown") offer();
      return;
    }
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      at = Math.max(0, Math.min(Math.min(offered.length, SHOWN) - 1, at + move));
      draw();
    } else if (event.key === "Enter" || event.key === "Tab") {
      settle();
      if (event.key === "Tab") return;
    } else if (event.key === "Escape" && words === undefined) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  input.value = words ?? nameOf();
  const element = make("div", { class: "sw-choose" }, input, list);
  return {
    element,
    value: () => chosen,
    settle,
    focus: () => {
      input.focus();
      input.select();
      if (words !== undefined) offer();
    },
  };
}

/** @param {Option} option @param {string} id @param {boolean} selected @param {() => void} take */
function optionRow(option, id, selected, take) {
  /** @param {Event} event */
  const stay = (event) => event.preventDefault();
  return make(
    "li",
    { role: "option", id, "aria-selected": selected, onmousedown: stay, onclick: take },
    make("span", {}, option.name),
    make("small", {}, option.hint),
  );
}

/**
 * A row of buttons, one of which is on; its letter, typed while the row has focus, turns it on.
 * @param {{says: string, entries: Record<string, {letter?: string, definition?: string}>, value: string,
 *   onTake?: () => void}} asked
 * @returns {Field}
 */
export function row({ says, entries, value, onTake = () => {} }) {
  let chosen = value;
  const names = Object.keys(entries);
  const buttons = names.map((name) => {
    const label = make("span", {}, keycaps(entries[name].letter ?? ""), ` ${name}`);
    return button(label, () => take(name), { role: "radio", title: entries[name].definition });
  });
  const draw = () =>
    names.forEach((name, index) => {
      const tabbed = chosen ? name === chosen : index === 0;
      buttons[index].setAttribute("aria-checked", String(name === chosen));
      buttons[index].tabIndex = tabbed ? 0 : -1;
    });
  /** @param {string} name */
  const take = (name) => {
    chosen = name;
    draw();
    onTake();
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = (names.indexOf(chosen) + (move ?? 0) + names.length) % names.length;
    const name = move ? names[next] : names.find((each) => entries[each].letter === event.key);
    if (!name) return;
    take(name);
    buttons[names.indexOf(name)].focus();
    event.preventDefault();
  };
  draw();
  const element = make(
    "div",
    { class: "sw-row", role: "radiogroup", "aria-label": says, onkeydown: pressed },
    ...buttons,
  );
  return { element, value: () => chosen || null, focus: () => buttons.find((each) => each.tabIndex === 0)?.focus() };
}
