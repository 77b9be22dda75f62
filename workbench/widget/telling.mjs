// A difference between readers in one line: for the foot, for a mark's name, for whoever listens. Pure, no page.

import { isEmpty, versionsOf } from "./comparing.mjs";
import { factsOf, KINDS, STATEMENT } from "./facts.mjs";

/** @typedef {import("./comparing.mjs").Comparison} Comparison */
/** @typedef {import("./comparing.mjs").Difference} Difference */
/** @typedef {import("./comparing.mjs").Version} Version */
/** @typedef {import("./facts.mjs").Names} Names */

/**
 * A version in one line: what is in dispute of it, or all.
 * @param {Difference} difference @param {Version} version @param {Names} names
 */
function inShort(difference, version, names) {
  const records = Object.values(version.records);
  const fields = new Set(difference.fields);
  if (["found", "holder", "target"].some((field) => fields.has(field))) STATEMENT.forEach((field) => fields.add(field));
  if (!records.length) return "nothing";
  return records
    .map((record) => {
      const facts = factsOf(record, difference, names);
      const disputed = facts.filter(({ field }) => fields.has(field));
      return (disputed.length ? disputed : facts).map(({ words }) => words).join(" ");
    })
    .join("; ");
}

/**
 * A line about a difference: what it is, who says what, what was decided.
 * @param {Difference} difference @param {Names} names
 */
export function tellDifference(difference, names) {
  const versions = versionsOf(difference).map(
    (each) => `${each.readers.join(" ")}: ${inShort(difference, each, names)}`,
  );
  const about = difference.record === "stance" ? ` of a position` : ` of “${difference.place.quote}”`;
  const what = `${KINDS[difference.kind] ?? difference.kind}${about}`;
  return [what, ...versions, tellVerdict(difference)].join(" · ");
}

/** What was decided, in words. @param {Difference} difference */
export function tellVerdict(difference) {
  const { verdict } = difference;
  if (!verdict) return "to decide";
  const { how, reason } = verdict;
  // who says the same as the one who was taken is upheld too
  const alike = versionsOf(difference).filter(({ readers }) => readers.some((each) => verdict.taken.includes(each)));
  const taken = alike.flatMap(({ readers }) => readers);
  const who = taken.join(" and ");
  const one = alike.every(isEmpty) ? `nothing is there (${who})` : `${who} taken`;
  const said = { one, both: "all taken", neither: "neither", third: "a third written" }[how];
  return `decided: ${said}${reason ? `, ${reason}` : ""}`;
}

/** How far the article is. @param {Comparison} comparison */
export function tellComparison({ differences }) {
  const open = differences.filter((each) => !each.verdict).length;
  if (!differences.length) return "All readers agree on this article: d marks it as done, ] goes on.";
  if (!open) return `All ${differences.length} differences are decided: d marks the article as done, ] goes on.`;
  return `${open} of ${differences.length} differences to decide: n goes to the next.`;
}
