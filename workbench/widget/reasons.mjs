// What speaks for a suggestion: how likely it is right, and why, in words. Pure, but for the line on a card.

import { make } from "./nodes.mjs";

/** @typedef {import("./changes.mjs").Suggested} Suggested */

/** How likely it is right, from 0 to 1; empty where nothing was worked out. @param {Suggested} record */
export function figureOf({ score = 0 }) {
  return score > 0 ? Math.min(score, 0.99).toFixed(2) : ""; // nothing is certain
}

/** The same with whether it is sure, and why. @param {Suggested} record @returns {string[]} */
export function reasonsOf(record) {
  return [record.sure ? "sure" : "", figureOf(record), record.why ?? ""].filter(Boolean);
}

/** A line on the card of a suggestion; nothing where nothing speaks for it. @param {Suggested} record */
export function reasonsLine(record) {
  const figure = figureOf(record);
  if (!reasonsOf(record).length) return null;
  return make(
    "p",
    { class: "sw-why" },
    record.sure && make("b", { title: "the wording and the model say the same" }, "sure"),
    figure && make("span", { class: "sw-figure", title: "how likely it is right, from 0 to 1" }, figure),
    record.why && make("span", { dir: "auto" }, record.why),
  );
}
