// How a stretch of marked text looks: a piece of a line, in which no mark begins or ends.

import { wordOf } from "./ids.mjs";
import { make } from "./nodes.mjs";

/** @typedef {import("./text.mjs").Stretch} Stretch */
/**
 * @typedef {Stretch & {id: string, look: string, badge: string, says: string, colour: number, of?: string}} Mark
 *   without `says` it is scenery; `of`: what one stands on by it, where that is not itself
 */

/**
 * @param {Text} words @param {Stretch} at @param {Mark[]} marks  that cover them, shortest first
 */
export function pieceOf(words, at, marks) {
  const said = marks.filter((mark) => mark.says);
  const [top, under] = said;
  const looks = marks.filter((mark) => mark === top || !mark.says).map((mark) => mark.look);
  if (!top) return make("span", { class: looks.join(" ") }, words);
  const badged = marks.filter((mark) => mark.end === at.end && mark.badge);
  const own = badged.filter((mark) => !mark.of).map((mark) => mark.badge);
  const compared = badged.filter((mark) => mark.of).map((mark) => mark.badge);
  const edges = [top.start === at.start && "sw-starts", top.end === at.end && "sw-ends", under && "sw-over"];
  const opens = new Set(said.filter((mark) => mark.start === at.start).map((mark) => mark.says));
  const ids = new Set(said.map((mark) => wordOf(mark.of ?? mark.id)));
  return make(
    "span",
    {
      class: ["sw-mark", ...looks, ...edges].filter(Boolean).join(" "),
      style: `--sw-c: var(--sw-c${top.colour}); --sw-under: var(--sw-c${under?.colour ?? 0})`,
      title: [...new Set(said.map((mark) => mark.says))].join("\n"),
      role: opens.size ? "button" : undefined,
      "aria-label": opens.size ? [...opens].join("; ") : undefined,
      "data-ids": [...ids].join(" "),
      "data-badge": [own.join(""), ...compared].filter(Boolean).join(" "),
    },
    words,
  );
}

/** Whether two marks look the same. @param {Mark | undefined} a @param {Mark | undefined} b */
export function alike(a, b) {
  if (a === b) return true;
  return (
    a !== undefined &&
    b !== undefined &&
    a.start === b.start &&
    a.end === b.end &&
    a.look === b.look &&
    a.badge === b.badge &&
    a.says === b.says &&
    a.colour === b.colour &&
    a.of === b.of
  );
}
