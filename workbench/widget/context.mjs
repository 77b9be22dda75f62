// Words between those before and after them, on one line: how a list shows a place in a text.

import { make } from "./nodes.mjs";

/** @typedef {import("./text.mjs").Stretch} Stretch */
/** @typedef {{before: string, quote: string, after: string}} Context */

const AROUND = 30; // characters on either side

/**
 * The words of a stretch, with what stands on its line around them.
 * @param {string} text @param {Stretch} stretch @returns {Context}
 */
export function contextOf(text, { start, end }) {
  return {
    before:
      text
        .slice(Math.max(0, start - AROUND), start)
        .split(/[\r\n]/)
        .at(-1) ?? "",
    quote: text.slice(start, end),
    after: text.slice(end, end + AROUND).split(/[\r\n]/)[0],
  };
}

/** @param {Context} context */
export function inContext({ before, quote, after }) {
  return make(
    "span",
    { class: "sw-kwic", dir: "auto" },
    make("span", {}, before),
    make("b", {}, quote),
    make("span", {}, after),
  );
}
