// What records look like in the text: pure, from records to marks in UTF-16 units.
//
// A mark says what it is three ways (fill, outline, letter), so that colour never has to say it alone.

import { placeOf } from "./changes.mjs";
import { toUtf16 } from "./text.mjs";

/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./changes.mjs").Region} Region */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./page.mjs").Mark} Mark */
/**
 * @typedef {{labels: string[], letters: Record<string, string>, valences: Record<string, string>,
 *   name: (id: string | null) => string}} Legend
 */

const COLOURS = 8;
const READ = new Set(["title", "standfirst", "body"]);

/** @param {Span} span @param {number[]} pairs */
export function stretchOf(span, pairs) {
  return { start: toUtf16(span.start, pairs), end: toUtf16(span.end, pairs) };
}

/**
 * @param {string} id @param {Suggested} record @param {{suggested: boolean, pending: boolean}} is
 * @param {Legend} legend
 */
function markOf(id, record, is, legend) {
  const fate = is.suggested ? "suggested" : is.pending ? "not saved yet" : "confirmed";
  const state = `${is.suggested ? "sw-suggested" : "sw-confirmed"}${is.pending ? " sw-pending" : ""}`;
  if (record.kind === "naming") {
    const named = `${record.valence} name for ${legend.name(record.refers_to)}`;
    const says = `${record.quote}: ${named}, ${record.voice}, ${fate}`;
    return { id, look: `sw-naming ${state}`, badge: legend.valences[record.valence] ?? "", says, colour: COLOURS - 1 };
  }
  if (record.kind === "stance") return null;
  const entity = record.entity ? ` → ${legend.name(record.entity)}` : "";
  const says = `${record.quote}: ${record.label}${entity}, ${fate}`;
  const place = legend.labels.indexOf(record.label);
  return {
    id,
    look: `sw-mention ${state}`,
    badge: legend.letters[record.label] ?? "?",
    says,
    colour: place < 0 ? COLOURS - 1 : place % (COLOURS - 1),
  };
}

/**
 * @param {Map<string, Suggested>} records
 * @param {{suggested: Set<string>, pending: Set<string>, pairs: number[], legend: Legend}} known
 * @returns {Mark[]}
 */
export function marksOf(records, { suggested, pending, pairs, legend }) {
  return [...records].flatMap(([id, record]) => {
    const mark = markOf(id, record, { suggested: suggested.has(id), pending: pending.has(id) }, legend);
    return mark ? { ...mark, ...stretchOf(placeOf(record), pairs) } : [];
  });
}

/**
 * Scenery: the regions that are not the article itself, and the words of the stance one is on.
 * @param {Region[]} regions @param {Span | null} evidence @param {number[]} pairs @returns {Mark[]}
 */
export function sceneryOf(regions, evidence, pairs) {
  const none = { badge: "", says: "", colour: 0 };
  const aside = regions
    .filter((region) => !READ.has(region.type))
    .map((region) => ({ ...none, id: `aside ${region.start}`, look: "sw-aside", ...stretchOf(region, pairs) }));
  return evidence ? [...aside, { ...none, id: "evidence", look: "sw-evidence", ...stretchOf(evidence, pairs) }] : aside;
}
