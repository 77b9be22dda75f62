// Who and what can be chosen: this article's own first, then all the codebook knows, and what is not in it yet.

import { entityMaker, topicMaker } from "./creating.mjs";
import { readable } from "./row.mjs";

/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./reading.mjs").Named} Named */

/**
 * Entities and, where there is a position toward them, topics.
 * @param {Editor} editor
 * @param {{label?: string, words?: string, topics?: boolean}} about  the label and the words that look for an entity
 * @returns {import("./options.mjs").Offer}
 */
export function offerOf(editor, { label = "", words = "", topics = false }) {
  const { codebook, records } = editor.reading;
  const all = topics ? [...codebook.entities, ...codebook.topics] : codebook.entities;
  const named = all.filter((each) => !codebook.retired?.[each.id]);
  const makers = [entityMaker(editor, { label, words })];
  return {
    options: foremost(named, timesNamed(records.values()), label).map(optionOf),
    ask: (typed) => editor.ask("entities", { words: typed, label, topics }),
    makers: topics ? [topicMaker(editor), ...makers] : makers,
  };
}

/** @param {Named} named */
function optionOf({ id, name, label = "topic", aliases = [] }) {
  return { id, name, hint: readable(label), aliases };
}

/**
 * How often each entity and topic is named. @param {Iterable<Suggested>} records
 */
function timesNamed(records) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const record of records)
    for (const id of namedBy(record)) if (id) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

/** @param {Suggested} record */
function namedBy(record) {
  if (record.kind === "mention") return [record.entity];
  return record.kind === "naming" ? [record.refers_to] : [record.holder, record.target];
}

/**
 * The one named most often first; of those not named here, the ones of `label`.
 * @param {Named[]} named @param {Map<string, number>} times @param {string} label
 */
function foremost(named, times, label) {
  /** @param {Named} each */
  const rank = (each) => 2 * (times.get(each.id) ?? 0) + Number(each.label === label);
  return named.toSorted((a, b) => rank(b) - rank(a));
}
