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
/**
 * What shows the position one is on: its words, and further passages, of which the one `seen` is counted from 1.
 * @typedef {{evidence: Span | null, also: Span[], seen: number}} Shows
 */
/** @typedef {Map<string, {record: Suggested, suggested: boolean, pending: boolean, mark: Mark | null}>} Made */

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
 * The marks of records, by their ids. One that was made before and would be the same is taken as it is: a page may have
 * thousands, and a key changes one.
 * @param {Map<string, Suggested>} records
 * @param {{suggested: Record<string, Suggested>, pending: Set<string>, pairs: number[], legend: Legend}} known
 * @param {Made} before
 * @returns {Made}
 */
export function marksMade(records, { suggested, pending, pairs, legend }, before) {
  /** @type {Made} */
  const made = new Map();
  for (const [id, record] of records) {
    const is = { suggested: id in suggested, pending: pending.has(id) };
    const old = before.get(id);
    if (old?.record === record && old.suggested === is.suggested && old.pending === is.pending) {
      made.set(id, old);
    } else {
      const look = markOf(id, record, is, legend);
      made.set(id, { record, ...is, mark: look && { ...look, ...stretchOf(placeOf(record), pairs) } });
    }
  }
  return made;
}

/**
 * Scenery: the regions that are not the article itself, and what shows the stance one is on.
 * @param {Region[]} regions @param {Shows} shows @param {number[]} pairs @returns {Mark[]}
 */
export function sceneryOf(regions, { evidence, also, seen }, pairs) {
  const none = { badge: "", says: "", colour: 0 };
  const aside = regions
    .filter((region) => !READ.has(region.type))
    .map((region) => ({ ...none, id: `aside ${region.start}`, look: "sw-aside", ...stretchOf(region, pairs) }));
  const further = also.map((span, index) => ({
    ...none,
    id: `also ${index}`,
    look: index + 1 === seen ? "sw-passage sw-seen" : "sw-passage",
    ...stretchOf(span, pairs),
  }));
  const words = evidence && { ...none, id: "evidence", look: "sw-evidence", ...stretchOf(evidence, pairs) };
  return words ? [...aside, ...further, words] : [...aside, ...further];
}
