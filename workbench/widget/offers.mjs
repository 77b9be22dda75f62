// Who and what can be chosen: this article's own first, then all the codebook knows, and what is not in it yet.

import { referentsOf } from "./changes.mjs";
import { entityMaker, topicMaker } from "./creating.mjs";
import { readable } from "./entries.mjs";

/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./reading.mjs").Named} Named */

const UNNAMED = "unnamed:";

/**
 * Entities and, where there is a position toward them, topics. `label` and `words` are those that look for an entity;
 * `likely` are ids that come first, the first of them taken by Enter alone. Whoever takes a position may also be
 * `unnamed`: a collective that the text gives no name.
 * @param {Editor} editor
 * @param {{label?: string, words?: string, topics?: boolean, likely?: string[], unnamed?: boolean}} about
 * @returns {import("./options.mjs").Offer}
 */
export function offerOf(editor, { label = "", words = "", topics = false, likely = [], unnamed = false }) {
  const { reading } = editor;
  const { codebook, records } = reading;
  const all = topics ? [...codebook.entities, ...codebook.topics] : codebook.entities;
  const times = timesNamed(records.values());
  const collectives = unnamed ? [...times.keys()].filter((id) => id.startsWith(UNNAMED)) : [];
  const named = [
    ...all.filter((each) => !codebook.retired?.[each.id]),
    ...collectives.map((id) => ({ id, name: reading.name(id), label: "unnamed" })),
  ];
  const makers = [entityMaker(editor, { label, words })];
  return {
    options: foremost(named, times, label, likely).map(optionOf),
    guessed: likely.length > 0,
    ask: (typed) => editor.ask("entities", { words: typed, label, topics }),
    makers: topics ? [topicMaker(editor), ...makers] : makers,
    ...(unnamed && { coined: { says: "unnamed:", coin: (typed) => unnamedOf(editor, typed) } }),
  };
}

/**
 * A collective that the text leaves unnamed, by the words that the text has for it.
 * @param {Editor} editor @param {string} words
 */
function unnamedOf({ reading }, words) {
  const id = UNNAMED + (words.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join("-");
  return id === UNNAMED ? null : { id, name: reading.name(id) };
}

/** @param {Named} named */
export function optionOf({ id, name, label = "topic", aliases = [] }) {
  return { id, name, hint: readable(label), aliases };
}

/** The labels in use, to choose from. @param {import("./reading.mjs").Reading} reading */
export function labelOptions(reading) {
  return Object.entries(reading.labels).map(([id, { definition = "" }]) => {
    return { id, name: reading.labelName(id), hint: definition, aliases: [id] };
  });
}

/**
 * How often each entity and topic is named. @param {Iterable<Suggested>} records
 */
function timesNamed(records) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const record of records) for (const id of referentsOf(record)) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

/**
 * The likely ones first, then the one named most often; of those not named here, the ones of `label`.
 * @param {Named[]} named @param {Map<string, number>} times @param {string} label @param {string[]} likely
 */
function foremost(named, times, label, likely) {
  const places = new Map(likely.map((id, index) => [id, likely.length - index]));
  /** @param {Named} each */
  const rank = (each) => 2 * (times.get(each.id) ?? 0) + Number(each.label === label);
  /** @param {Named} each */
  const place = (each) => places.get(each.id) ?? 0;
  return named.toSorted((a, b) => place(b) - place(a) || rank(b) - rank(a));
}
