// What was done, in a few words, for whoever listens instead of looking.

import { isShown } from "./changes.mjs";

/** @typedef {import("./changes.mjs").Change} Change */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./reading.mjs").Reading} Reading */

/** @param {Change} change @param {Reading} reading  as it was before */
export function said({ do: does, put, drop }, reading) {
  const { status } = put;
  const decided = Object.values(put).find((each) => each.kind === "verdict");
  if (decided?.kind === "verdict") return saidOf(decided);
  if (does === "status" && status?.kind === "status") return `article: ${status.state}`;
  const [region] = Object.values(put).filter((each) => each.kind === "region");
  if (region?.kind === "region") return `now ${region.type.replaceAll("_", " ")}: ${region.quote}`;
  const records = aboutWhat(put, drop, reading);
  if (records.length > 1) return `${does}: ${records.length} records`;
  return `${does}: ${records.length ? inWords(records[0], reading) : "the article"}`;
}

/** @param {import("./changes.mjs").Verdict} verdict */
function saidOf({ how, taken, reason }) {
  if (reason) return `because: ${reason}`;
  return { one: `${taken.join(", ")} taken`, both: "all taken", neither: "neither", third: "a third written" }[how];
}

/** @param {Change["put"]} put @param {string[]} drop @param {Reading} reading @returns {Suggested[]} */
function aboutWhat(put, drop, reading) {
  const made = Object.values(put).filter(isShown);
  if (made.length) return made;
  const decided = Object.values(put).flatMap((each) => (each.kind === "decision" ? [each.suggestion] : []));
  return [...decided, ...drop.flatMap((id) => reading.records.get(id) ?? [])];
}

/** A record as one says it. @param {Suggested} record @param {Reading} reading */
export function inWords(record, reading) {
  if (record.kind === "stance")
    return `${reading.name(record.holder)}, ${record.polarity}, ${reading.name(record.target)}`;
  if (record.kind === "naming") return `${record.quote}, ${record.valence} name`;
  const entity = record.entity ? `, ${reading.name(record.entity)}` : "";
  return `${record.quote}, ${reading.labelName(record.label)}${entity}`;
}

/** How many of what, as one says it. @param {number} number @param {string} what */
export function counted(number, what) {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
