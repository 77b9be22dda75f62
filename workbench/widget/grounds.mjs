// Why it was decided so: a small menu of the reasons that there mostly are, and a line for one's own words.

import { button, keycaps, make } from "./nodes.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */

/** What an adjudicator mostly finds; the first two call for nothing, the others for a better codebook. */
export const REASONS = ["slip", "the rule is clear", "the rule is unclear", "the text is ambiguous"];

/** Ask at the place in the text. @param {Editor} editor @param {(reason: string) => void} take */
export function askReason(editor, take) {
  if (editor.locked) return;
  const called = { "aria-label": "Reason in own words", placeholder: "in your own words" };
  const words = make("input", { type: "text", ...called, dir: "auto", autocomplete: "off" });
  const before = editor.difference?.verdict?.reason ?? "";
  if (!REASONS.includes(before)) words.value = before;
  /** @param {string} reason */
  const say = (reason) => editor.dock.saveMenu(() => take(reason));
  const known = REASONS.map((reason, place) =>
    button(make("span", {}, keycaps(String(place + 1)), reason), () => say(reason), {
      role: "menuitemradio",
      "aria-checked": reason === before,
      tabindex: place ? -1 : 0,
    }),
  );
  const own = make("label", { class: "sw-own" }, keycaps(String(REASONS.length + 1)), words);
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = document.activeElement === words;
    const on = known.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") editor.dock.leaveMenu();
    else if (event.key === "Enter" && typing) say(words.value.trim());
    else if (by) [...known, words].at((typing ? known.length : on) + by - (known.length + 1))?.focus();
    else if (typing) return;
    else if (event.key === String(REASONS.length + 1)) words.focus();
    else if (known[Number(event.key) - 1]) known[Number(event.key) - 1].click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const menu = make("div", { role: "menu", "aria-label": "Reasons" }, ...known);
  const box = make(
    "div",
    { class: "sw-types sw-grounds", role: "dialog", "aria-label": "Why", onkeydown: pressed },
    menu,
    own,
  );
  editor.frame.float(box, editor.page.pieces(editor.current)[0] ?? editor.frame.box);
  known[0].focus();
}
