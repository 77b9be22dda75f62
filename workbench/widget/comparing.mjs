// Readings of one article side by side: where they differ, and what was decided there. Pure, no page.
//
// What is decided is folded over what the kernel said, as records are: painted at once, gone when it is refused.

import { placeOf } from "./changes.mjs";
import { byId } from "./ids.mjs";

/** @typedef {import("./changes.mjs").Change} Change */
/** @typedef {import("./changes.mjs").Records} Records */
/** @typedef {import("./changes.mjs").Region} Region */
/** @typedef {import("./changes.mjs").Span} Span */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./outbox.mjs").Message} Message */
/** @typedef {Suggested | Region} Compared  what readings are compared by */
/** @typedef {"one" | "both" | "neither" | "third"} How */
/** @typedef {{how: How, taken: string[], reason?: string}} Decided  `taken`: letters of readers */
/** @typedef {{reader: string, records: Record<string, Compared>}} Side  without records: nothing found */
/**
 * `record`: of which kind of record. `fields`: what differs; `kind` is the first of them, or `found`.
 * @typedef {{id: string, record: string, kind: string, fields: string[], place: Span, sides: Side[],
 *   verdict: Decided | null}} Difference
 */
/**
 * `readers`: their letters; `named`: letter → name, where names are shown. `left`: how many articles still differ;
 * `agreeing`: on how many all agree; `waiting`: how many two have begun and not two have finished.
 * @typedef {{readers: string[], named: Record<string, string>, differences: Difference[], left: number,
 *   agreeing?: number, waiting?: number}} Comparison
 */
/** @typedef {{readers: string[], records: Record<string, Compared>}} Version  what some readers say alike */

/**
 * What a record says in one of its fields, as readings are compared: of a condition only whether there is one.
 * @param {any} record @param {string} field
 */
function says(record, field) {
  if (field === "span") return [record.start, record.end];
  if (field === "evidence") return [record.evidence.start, record.evidence.end];
  if (field === "condition") return Boolean(record.condition);
  if (field === "type" && record.kind === "mention") return record.type ?? "name";
  return record[field] ?? "";
}

/** Where a record is. @param {Compared} record @returns {Span} */
export function whereIs(record) {
  return record.kind === "region" ? record : placeOf(record);
}

/** The comparison with what is on its way. @param {Comparison} told @param {Message[]} waiting @returns {Comparison} */
export function comparedBy(told, waiting) {
  return { ...told, differences: told.differences.map((each) => ({ ...each, verdict: verdictOn(each, waiting) })) };
}

/** @param {Difference} difference @param {Message[]} waiting */
function verdictOn({ id, verdict }, waiting) {
  const key = keyOf(id);
  return waiting.reduce((last, { put = {}, drop = [] }) => put[key] ?? (drop.includes(key) ? null : last), verdict);
}

/** Under which id a verdict stands in the reading. @param {string} id */
export function keyOf(id) {
  return `verdict:${id}`;
}

/** What is written in place of all sides has an id of its own. @param {Difference} difference */
export function thirdOf({ id }) {
  return `third-${id}`;
}

/** Ids of all records that a difference decides on. @param {Difference} difference */
function idsOf(difference) {
  return [...difference.sides.flatMap((side) => Object.keys(side.records)), thirdOf(difference)];
}

/**
 * Record id → id of the difference that decides on it.
 * @param {Difference[]} differences @returns {Record<string, string>}
 */
export function governed(differences) {
  return byId(Object.fromEntries(differences.flatMap((each) => idsOf(each).map((id) => [id, each.id]))));
}

/**
 * All that one can stand on, in text order, the longer first: differences, and records that none of them decides on.
 * @param {Map<string, Suggested>} records @param {Difference[]} differences @returns {Map<string, Span>}
 */
export function placesOf(records, differences) {
  const places = Array.from(records, ([id, record]) => /** @type {const} */ ([id, placeOf(record)]));
  if (!differences.length) return new Map(places);
  const decides = governed(differences);
  const own = places.filter(([id]) => !(id in decides));
  const found = differences.map(({ id, place }) => /** @type {const} */ ([id, place]));
  return new Map([...found, ...own].sort(([, a], [, b]) => a.start - b.start || b.end - a.end));
}

/**
 * The records of a difference that stand in the reading.
 * @param {Difference} difference @param {Records} all @returns {Record<string, Compared>}
 */
export function standing(difference, all) {
  const ids = idsOf(difference).filter((id) => all[id]);
  return byId(Object.fromEntries(ids.map((id) => [id, /** @type {Compared} */ (all[id])])));
}

/**
 * What the readers say, those who say the same as one; what does not count as a difference is none here either.
 * @param {Difference} difference
 */
export function versionsOf({ sides, fields }) {
  /** @type {Map<string, Version>} */
  const versions = new Map();
  for (const { reader, records } of sides) {
    const told = JSON.stringify(Object.values(records).map((record) => fields.map((field) => says(record, field))));
    const same = versions.get(told);
    if (same) same.readers.push(reader);
    else versions.set(told, { readers: [reader], records });
  }
  return [...versions.values()];
}

/** @param {Version} version */
export function isEmpty({ records }) {
  return Object.keys(records).length === 0;
}

/**
 * A change that decides: `put` stands from now on, and of what stood for the difference nothing else.
 * @param {Difference} difference @param {Records} all @param {Record<string, Compared>} put @param {Decided} decided
 * @returns {Change}
 */
function deciding(difference, all, put, { how, taken }) {
  /** @type {import("./changes.mjs").Verdict} */
  const verdict = { kind: "verdict", how, of: difference.kind, taken, reason: "" };
  const drop = Object.keys(standing(difference, all)).filter((id) => !(id in put));
  return { do: "adjudicate", put: { ...put, [keyOf(difference.id)]: verdict }, drop, answers: "" };
}

/**
 * What this reader says.
 * @param {Difference} difference @param {Records} all @param {string} reader
 */
export function takingOne(difference, all, reader) {
  const records = difference.sides.find((side) => side.reader === reader)?.records ?? {};
  return deciding(difference, all, records, { how: "one", taken: [reader] });
}

/** All that is said. @param {Difference} difference @param {Records} all */
export function takingBoth(difference, all) {
  const versions = versionsOf(difference).filter((each) => !isEmpty(each));
  const put = Object.assign({}, ...versions.map((each) => each.records));
  return deciding(difference, all, put, { how: "both", taken: versions.map((each) => each.readers[0]) });
}

/**
 * Nothing of it; where somebody has nothing there, that is what is taken.
 * @param {Difference} difference @param {Records} all
 */
export function takingNone(difference, all) {
  const reader = versionsOf(difference).find(isEmpty)?.readers[0];
  return deciding(difference, all, {}, reader ? { how: "one", taken: [reader] } : { how: "neither", taken: [] });
}

/** What nobody says. @param {Difference} difference @param {Records} all @param {Compared} record */
export function writingThird(difference, all, record) {
  return deciding(difference, all, { [thirdOf(difference)]: record }, { how: "third", taken: [] });
}

/**
 * Why it was decided so.
 * @param {Difference} difference @param {Decided} decided @param {string} reason @returns {Change}
 */
export function reasoning({ id, kind }, { how, taken }, reason) {
  /** @type {import("./changes.mjs").Verdict} */
  const verdict = { kind: "verdict", how, of: kind, taken, reason };
  return { do: "reason", put: { [keyOf(id)]: verdict }, drop: [], answers: "" };
}
