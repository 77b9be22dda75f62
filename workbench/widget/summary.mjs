// A line about what one stands on or, where that is nothing, about the article.

import { reasonsOf } from "./reasons.mjs";
import { tellComparison, tellDifference } from "./telling.mjs";

/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./reading.mjs").Reading} Reading */

/** How far this article is, when one stands on nothing. @param {Reading} reading */
export function progressOf({ comparison, records, undecided }) {
  if (comparison) return tellComparison(comparison);
  const open = Object.keys(undecided).length;
  if (!records.size) return "No labels yet: select words and press a digit, or move with the arrow keys.";
  const left = open ? `${open} to decide: n goes to the next` : "all decided: d marks the article as done";
  return `${records.size} labels, positions and names, ${left}.`;
}

/** A line about one record, or about a difference between readers. @param {Reading} reading @param {string} id */
export function lineAbout(reading, id) {
  const record = reading.records.get(id);
  const difference = reading.differences.find((each) => each.id === id);
  if (difference) return tellDifference(difference, reading);
  if (!record) return "";
  const by = id in reading.undecided ? suggestedBy(record) : "confirmed";
  if (record.kind === "stance") {
    return `${reading.name(record.holder)} ⟶ ${record.polarity} ⟶ ${reading.name(record.target)} · ${by}`;
  }
  if (record.kind === "naming") {
    return `${record.quote} · ${record.valence} name for ${reading.name(record.refers_to)} · ${by}`;
  }
  const entity = record.entity ? reading.name(record.entity) : "no entity yet";
  return `${record.quote} · ${reading.labelName(record.label)} → ${entity} · ${by}`;
}

/** Who suggests it, how likely it is right and why. @param {Suggested} record */
function suggestedBy(record) {
  return [`suggested${record.by ? ` by ${record.by}` : ""}`, ...reasonsOf(record)].join(" · ");
}
