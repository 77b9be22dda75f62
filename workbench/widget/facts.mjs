// What a reader says of a place, in words, fact by fact; those that are in dispute stand out. Pure, no page.

import { versionsOf, whereIs } from "./comparing.mjs";
import { readable } from "./entries.mjs";

/** @typedef {import("./comparing.mjs").Compared} Compared */
/** @typedef {import("./comparing.mjs").Difference} Difference */
/**
 * `quote`: words of the article. `usual`: nothing to tell of, unless it is in dispute.
 * @typedef {{field: string, words: string, quote?: boolean, usual?: boolean}} Fact
 */
/** @typedef {{name: (id: string | null) => string, labelName: (id: string) => string}} Names */

const ASSUMED = "explicit"; // the certainty of a position of which nobody has said how certain it is

/** Who stands where: one thing to say. */
export const STATEMENT = ["holder", "polarity", "target"];

/** What a difference is called. @type {Record<string, string>} */
export const KINDS = {
  found: "not found by all",
  span: "boundary",
  label: "label",
  type: "type",
  entity: "entity",
  holder: "holder",
  target: "target",
  refers_to: "who is named",
  polarity: "polarity",
  valence: "valence",
  condition: "condition",
  voice: "voice",
  frame_class: "class",
  on_behalf_of: "on whose behalf",
  certainty: "certainty",
  evidence: "evidence",
};

/**
 * What is said, in the order in which it is read.
 * @param {Compared} record @param {Difference} difference  of which it is one side @param {Names} names
 * @returns {Fact[]}
 */
export function factsOf(record, { fields }, names) {
  return allOf(record, names).filter(({ field, usual }) => !usual || fields.includes(field));
}

/**
 * What the versions say alike, to be told once, with a gap for what they do not; and what is left of each.
 * @param {Difference} difference @param {Names} names @returns {{shared: Fact[], own: Fact[][]}}
 */
export function sharedAndOwn(difference, names) {
  const records = versionsOf(difference).map((version) => Object.values(version.records));
  const all = records.map((said) => said.flatMap((record) => factsOf(record, difference, names)));
  const found = all.filter((facts) => facts.length);
  // who stands where is one thing to say, unless it is only how
  const own = new Set(["holder", "target"].some((each) => difference.fields.includes(each)) ? STATEMENT : []);
  /** @param {Fact} fact */
  const isShared = ({ field, words }) =>
    found.length > 1 &&
    !difference.fields.includes(field) &&
    !own.has(field) &&
    found.every((facts) => facts.some((each) => each.field === field && each.words === words));
  const shared = found[0].flatMap((fact) => (isShared(fact) ? fact : own.size || found.length < 2 ? [] : gapOf(fact)));
  return { shared, own: all.map((facts) => facts.filter((fact) => !isShared(fact))) };
}

/** What stands in a statement for the polarity that is in dispute. @param {Fact} fact @returns {Fact[]} */
function gapOf({ field }) {
  return field === "polarity" ? [{ field, words: "⟶ … ⟶" }] : [];
}

/** @param {Compared} record @param {Names} names @returns {Fact[]} */
function allOf(record, names) {
  const words = { field: "span", words: whereIs(record).quote, quote: true };
  if (record.kind === "region") return [{ field: "type", words: readable(record.type) }, words];
  if (record.kind === "mention") {
    return [
      words,
      { field: "label", words: names.labelName(record.label) },
      { field: "entity", words: record.entity ? names.name(record.entity) : "no entity", usual: !record.entity },
      { field: "type", words: record.type === "nominal" ? "description" : "name", usual: record.type !== "nominal" },
    ];
  }
  if (record.kind === "naming") {
    return [
      words,
      { field: "refers_to", words: `for ${names.name(record.refers_to)}` },
      { field: "valence", words: record.valence },
      { field: "frame_class", words: record.frame_class || "no class", usual: !record.frame_class },
      { field: "voice", words: record.voice },
    ];
  }
  const { condition, on_behalf_of: behalf, certainty } = record;
  return [
    { field: "holder", words: names.name(record.holder) },
    { field: "polarity", words: `⟶ ${record.polarity || "?"} ⟶` },
    { field: "target", words: names.name(record.target) },
    { field: "condition", words: condition ? `if: ${condition}` : "no condition", usual: !condition },
    { field: "voice", words: record.voice },
    { field: "on_behalf_of", words: behalf ? `for ${names.name(behalf)}` : "for nobody else", usual: !behalf },
    { field: "certainty", words: certainty || ASSUMED, usual: (certainty || ASSUMED) === ASSUMED },
    { ...words, field: "evidence" },
  ];
}
