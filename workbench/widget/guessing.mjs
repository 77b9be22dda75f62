// Who probably takes a position, and toward what, by where the words stand. Pure lookups.
//
// Only what is offered first is guessed: Enter takes it, a digit takes one of the next, and typing looks for anybody.
// Nothing is filled in, since what one has not chosen is not read either. The rule for holders is how news is written:
// who is quoted is named beside the quotation, or speaks on from the one before; who acts is named in the words.

import { placeOf } from "./changes.mjs";
import { overlap, sentenceAround } from "./text.mjs";

/** @typedef {import("./changes.mjs").Mention} Mention */
/** @typedef {import("./changes.mjs").Stance} Stance */
/** @typedef {import("./reading.mjs").Reading} Reading */
/** @typedef {import("./text.mjs").Stretch} Stretch */

const NO_ACTORS = new Set(["PLACE", "EVENT"]); // labels of what takes no position

/** @param {Reading} reading @param {Stretch} stretch @returns {Mention[]} linked, in text order */
function mentionsIn(reading, stretch) {
  return [...reading.records.values()].flatMap((record) =>
    record.kind === "mention" && record.entity && overlap(reading.stretch(record), stretch) ? [record] : [],
  );
}

/** @param {Reading} reading @returns {Stance[]} in text order */
function stancesIn({ records }) {
  return [...records.values()].filter((record) => record.kind === "stance");
}

/** Stances whose words begin before these, the nearest first. @param {Reading} reading @param {Stretch} stretch */
function stancesBefore(reading, stretch) {
  return stancesIn(reading)
    .filter((each) => reading.stretch(placeOf(each)).start < stretch.start)
    .reverse();
}

/** Stances on the very same words. @param {Reading} reading @param {Stretch} stretch */
function stancesOn(reading, stretch) {
  return stancesIn(reading).filter((each) => {
    const { start, end } = reading.stretch(placeOf(each));
    return start === stretch.start && end === stretch.end;
  });
}

/** @param {(string | null)[]} ids */
function distinct(ids) {
  return [...new Set(ids.filter((id) => id !== null))];
}

/**
 * Ids of those who may take the position that `evidence` shows, the likeliest first; those who take one there come last.
 * @param {Reading} reading @param {Stretch} evidence @param {string} voice
 */
export function likelyHolders(reading, evidence, voice) {
  const sentence = sentenceAround(reading.article.text, evidence);
  const actors = mentionsIn(reading, sentence).filter((each) => !NO_ACTORS.has(each.label));
  const inside = actors.filter((each) => overlap(reading.stretch(each), evidence)).map((each) => each.entity);
  const beside = actors.map((each) => each.entity).filter((id) => !inside.includes(id));
  const before = stancesBefore(reading, evidence);
  const speaker = before.find((each) => each.voice === "quoted")?.holder ?? null;
  const taken = stancesOn(reading, evidence).map((each) => each.holder);
  const ids = voice === "quoted" ? [...beside, speaker, ...inside] : [...inside, ...beside.reverse(), speaker];
  const free = distinct([...ids, before[0]?.holder ?? null]).filter((id) => !taken.includes(id));
  return distinct([...free, ...taken]);
}

/**
 * Ids of what the position of `holder` may be toward: topics whose terms stand in the words, who is named there besides
 * the one that acts, and what the ones before were toward.
 * @param {Reading} reading @param {Stretch} evidence @param {string} voice @param {string | null} holder
 */
export function likelyTargets(reading, evidence, voice, holder) {
  const { article, codebook } = reading;
  const words = article.text.slice(evidence.start, evidence.end).toLowerCase();
  const topics = codebook.topics.filter(({ terms = [] }) => terms.some((term) => words.includes(term.toLowerCase())));
  const named = mentionsIn(reading, evidence).map((each) => each.entity);
  const others = voice === "quoted" ? named : named.filter((id) => id !== named[0]);
  const same = stancesOn(reading, evidence).map((each) => each.target);
  const before = stancesBefore(reading, evidence).map((each) => each.target);
  const ids = distinct([...same, ...topics.map((topic) => topic.id), ...others, ...before.slice(0, 3)]);
  return ids.filter((id) => id !== holder);
}
