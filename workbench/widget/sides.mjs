// What differing readings look like in the one text: pure, from differences to marks in UTF-16 units.
//
// A version is told by its readers' letters, and each reader's words by a line of the reader's own.

import { standing, versionsOf, whereIs } from "./comparing.mjs";
import { stretchOf } from "./looks.mjs";
import { tellDifference } from "./telling.mjs";

/** @typedef {import("./changes.mjs").Records} Records */
/** @typedef {import("./comparing.mjs").Compared} Compared */
/** @typedef {import("./comparing.mjs").Comparison} Comparison */
/** @typedef {import("./comparing.mjs").Difference} Difference */
/** @typedef {import("./looks.mjs").Legend} Legend */
/** @typedef {import("./page.mjs").Mark} Mark */
/**
 * @typedef {{all: Records, pairs: number[], legend: Legend, pending: Set<string>,
 *   names: import("./facts.mjs").Names}} Known
 */

const LINES = 6; // as in the style sheet
const GREY = 7;

const TOLD = new Set(["found", "label", "valence"]); // where the letter tells one version from another

/** @param {Comparison} comparison @param {Known} known @returns {Mark[]} */
export function sidesOf({ readers, differences }, known) {
  return differences.flatMap((each) => (each.verdict ? decided(each, known) : open(each, readers, known)));
}

/**
 * All versions, and under their words a line a reader.
 * @param {Difference} difference @param {string[]} readers @param {Known} known
 */
function open(difference, readers, { pairs, legend, names }) {
  const says = tellDifference(difference, names);
  return versionsOf(difference).flatMap((version) =>
    Object.values(version.records).flatMap((record, index) => {
      const at = stretchOf(whereIs(record), pairs);
      const id = `${difference.id} ${version.readers[0]} ${index}`;
      const letter = difference.fields.some((field) => TOLD.has(field)) ? letterOf(record, legend) : "";
      const badge = version.readers.join("") + (letter && `·${letter}`);
      const look = `sw-differs sw-suggested ${LOOKS[record.kind]}`;
      const mark = { id, of: difference.id, look, badge, says, colour: colourOf(record, legend), ...at };
      return [mark, ...version.readers.map((reader) => lineUnder(`${id} ${reader}`, readers.indexOf(reader), at))];
    }),
  );
}

/** @param {string} id @param {number} reader @param {import("./text.mjs").Stretch} at @returns {Mark} */
function lineUnder(id, reader, at) {
  return { id, look: `sw-reads sw-reads${reader % LINES}`, badge: "", says: "", colour: 0, ...at };
}

/**
 * What stands by the verdict, or the place where nothing does. Names and terms are marked as the others are that stand,
 * here with a tick.
 * @param {Difference} difference @param {Known} known @returns {Mark[]}
 */
function decided(difference, { all, pairs, legend, pending, names }) {
  const says = tellDifference(difference, names);
  const records = Object.entries(standing(difference, all));
  const is = pending.has(`verdict:${difference.id}`) ? "sw-decided sw-pending" : "sw-decided";
  /**
   * @param {string} id @param {import("./text.mjs").Stretch} at @param {string} look @param {string} letter
   * @param {number} colour
   */
  const mark = (id, at, look, letter, colour) => {
    return { id, of: difference.id, look: `${is} ${look}`, badge: `${letter}✓`, says, colour, ...at };
  };
  if (!records.length) return [mark(difference.id, stretchOf(difference.place, pairs), "sw-dropped", "", GREY)];
  return records.map(([id, record]) => {
    const look = `sw-confirmed ${LOOKS[record.kind]}`;
    return mark(id, stretchOf(whereIs(record), pairs), look, letterOf(record, legend), colourOf(record, legend));
  });
}

/** @type {Record<Compared["kind"], string>} */
const LOOKS = { mention: "sw-mention", naming: "sw-naming", stance: "sw-position", region: "sw-position" };

/** @param {Compared} record @param {Legend} legend */
function letterOf(record, { letters, valences }) {
  if (record.kind === "mention") return letters[record.label] ?? "?";
  return record.kind === "naming" ? (valences[record.valence] ?? "") : "";
}

/** @param {Compared} record @param {Legend} legend */
function colourOf(record, { labels }) {
  const place = record.kind === "mention" ? labels.indexOf(record.label) : -1;
  return place < 0 ? GREY : place % GREY;
}
