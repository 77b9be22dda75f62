// What a part of the page is: a menu on the line's margin tag, or by key on the line one is in.

import { placeOf, retyping } from "./changes.mjs";
import { button, keycaps, make } from "./nodes.mjs";
import { trimmed } from "./text.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./editor.mjs").Editor} Editor */

export const TYPES = ["title", "standfirst", "body", "caption", "byline", "credit", "related_headline", "boilerplate"];

/** @type {Binding[]} */
export const RETYPING = [{ name: "region", keys: ["y"], words: "what this part of the page is", run: retypeHere }];

/** @param {Editor} editor */
function retypeHere(editor) {
  if (editor.locked) return;
  const { page, reading, current } = editor;
  const record = reading.records.get(current);
  const start = page.selection.stretch()?.start ?? (record ? reading.stretch(placeOf(record)).start : page.top());
  const [index] = page.linesIn({ start, end: start + 1 });
  if (index !== undefined) chooseType(editor, index, page.rows[index]);
}

/** The menu at a line; a digit chooses. @param {Editor} editor @param {number} index @param {HTMLElement} at */
export function chooseType(editor, index, at) {
  const { region, stretch } = regionOn(editor, index);
  const items = TYPES.map((type, place) => {
    const same = type === region?.type;
    const retype = () => same || editor.act(retyping(editor.reading.span(stretch), type));
    const words = make("span", {}, keycaps(String(place + 1)), type.replaceAll("_", " "));
    const attributes = { role: "menuitemradio", "aria-checked": same, tabindex: same ? 0 : -1 };
    return button(words, () => editor.dock.saveMenu(retype), attributes);
  });
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const on = items.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) items[(on + by + items.length) % items.length].focus();
    else if (event.key === "Escape") editor.dock.leaveMenu();
    else if (items[Number(event.key) - 1]) items[Number(event.key) - 1].click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const menu = make(
    "div",
    { class: "sw-types", role: "menu", "aria-label": "What this is", onkeydown: pressed },
    ...items,
  );
  editor.frame.float(menu, at);
  (items.find((item) => item.tabIndex === 0) ?? items[0]).focus();
}

/**
 * The region a line opens with, and what its correction covers: all of it from its first line, else the line
 * alone.
 * @param {Editor} editor @param {number} index
 */
function regionOn({ reading }, index) {
  const line = trimmed(reading.article.text, reading.lines[index]) ?? reading.lines[index];
  const region = reading.regions.find((each) => reading.stretch(each).end > line.start);
  const whole = region && reading.stretch(region);
  return { region, stretch: whole && whole.start >= line.start ? whole : line };
}
