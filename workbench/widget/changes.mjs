// What a person can do to a reading, as values: a change puts records and drops records. Pure, no page.
//
// State is the fold of changes, so painting before the kernel answers, taking a refused change back and
// telling what is undecided are all the same small function over plain objects.

import { byId } from "./ids.mjs";

/** @typedef {{start: number, end: number, quote: string}} Span  in code points */
/** @typedef {{note?: string, flagged?: boolean, propagated_from?: string}} Memo */
/** @typedef {{score?: number, why?: string, sure?: boolean}} Reasons  what speaks for a suggestion, and for nothing else */
/**
 * @typedef {Span & {kind: "mention", label: string, entity: string | null, type?: string, by?: string} & Memo &
 *   Reasons} Mention
 */
/**
 * @typedef {Span & {kind: "naming", refers_to: string | null, valence: string, frame_class: string, voice: string,
 *   by?: string} & Memo & Reasons} Naming
 */
/**
 * `also`: further passages that show the same position.
 * @typedef {{kind: "stance", holder: string | null, target: string | null, polarity: string, voice: string,
 *   evidence: Span, condition?: string, certainty?: string, on_behalf_of?: string, by?: string, also?: Span[]} & Memo & Reasons} Stance
 */
/** @typedef {Span & {kind: "region", type: string}} Region */
/** @typedef {{kind: "status", state: string, note?: string}} Status */
/** @typedef {{kind: "decision", fate: string, suggestion: Suggested}} Decision */
/** @typedef {{kind: "verdict", how: "one" | "both" | "neither" | "third", of: string, taken: string[], reason: string}} Verdict */
/** @typedef {Mention | Naming | Stance} Suggested */
/** @typedef {Suggested | Region | Status | Decision | Verdict} Recorded */
/** @typedef {Record<string, Recorded>} Records */
/** @typedef {{do: string, put: Records, drop: string[], answers: string}} Change */

/** An id that nobody else makes. Not crypto.randomUUID, which plain-http pages away from localhost do not have. */
export function newId() {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0"));
  return bytes.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @param {string} does @param {Records} put @param {string[]} [drop] @param {string} [answers] @returns {Change} */
function change(does, put, drop = [], answers = "") {
  const taken = byId();
  for (const id in put) taken[id] = onRecord(put[id]);
  return { do: does, put: taken, drop, answers };
}

/**
 * A record as the person answers for it: what spoke for the suggestion stays with that, in the decision on it.
 * @param {Recorded} record @returns {Recorded}
 */
function onRecord(record) {
  if (!isShown(record)) return record;
  const taken = { ...record };
  delete taken.score;
  delete taken.why;
  delete taken.sure;
  return taken;
}

/** @param {string} id @param {Suggested} suggestion @param {string} fate @returns {Records} */
function fateOf(id, suggestion, fate) {
  return { [`fate:${id}`]: { kind: "decision", fate, suggestion } };
}

/** @param {string} id @param {Suggested} suggestion */
export function accepting(id, suggestion) {
  return change("accept", { [id]: suggestion, ...fateOf(id, suggestion, "accepted") }, [], id);
}

/** @param {string} id @param {Suggested} suggestion */
export function rejecting(id, suggestion) {
  return change("reject", fateOf(id, suggestion, "rejected"), [], id);
}

/**
 * A record as the person wants it instead; `suggestion` is what it was, when nobody had decided on it yet.
 * @param {string} does @param {string} id @param {Suggested} record @param {Suggested} [suggestion]
 */
export function editing(does, id, record, suggestion) {
  if (!suggestion) return change(does, { [id]: record });
  return change(does, { [id]: record, ...fateOf(id, suggestion, "edited") }, [], id);
}

/** @param {Suggested} record */
export function adding(record) {
  const does = record.kind === "mention" ? "add" : record.kind;
  return change(does, { [`${record.kind[0]}-${newId()}`]: record });
}

/** @param {string} id */
export function deleting(id) {
  return change("delete", {}, [id]);
}

/**
 * @param {string} state @param {Record<string, Suggested>} open  the suggestions nobody has decided on
 * @param {string} note  on the article
 */
export function stating(state, open, note = "") {
  const left = Object.entries(open).map(([id, suggestion]) => fateOf(id, suggestion, "left"));
  /** @type {Status} */
  const status = note ? { kind: "status", state, note } : { kind: "status", state };
  return change("status", Object.assign({ status }, ...(state === "done" ? left : [])));
}

/** @param {Span} span @param {string} type */
export function retyping(span, type) {
  return change("region", { [`r-${span.start}`]: { kind: "region", ...span, type } });
}

/** @param {Records} records @param {{put?: Records, drop?: string[]}[]} changes @returns {Records} */
export function folded(records, changes) {
  const result = byId(records);
  for (const { put = {}, drop = [] } of changes) {
    for (const id of drop) delete result[id];
    Object.assign(result, put);
  }
  return result;
}

/** @param {Recorded | undefined} record @returns {record is Suggested} */
export function isShown(record) {
  return record?.kind === "mention" || record?.kind === "naming" || record?.kind === "stance";
}

/**
 * Suggestions without a fate, or left for later. A fate that an undo drops gives its suggestion back.
 * @param {Records} records @param {Record<string, Suggested>} suggestions
 */
export function undecided(records, suggestions) {
  /** @type {Record<string, Suggested>} */
  const open = byId();
  for (const id in suggestions) {
    const decision = records[`fate:${id}`];
    if (!records[id] && !(decision?.kind === "decision" && decision.fate !== "left")) open[id] = suggestions[id];
  }
  return open;
}

/** @param {Suggested} record @returns {Span} */
export function placeOf(record) {
  return record.kind === "stance" ? record.evidence : record;
}

/** The entities and topics that a record is about. @param {Suggested} record @returns {string[]} */
export function referentsOf(record) {
  const sides = record.kind === "stance" ? [record.holder, record.target] : [];
  const ids = record.kind === "mention" ? [record.entity] : record.kind === "naming" ? [record.refers_to] : sides;
  return ids.filter((id) => id !== null);
}

/**
 * Regions with a person's corrections laid over them.
 * @param {Region[]} regions @param {Region[]} corrected
 */
export function overlaid(regions, corrected) {
  let result = regions;
  for (const over of corrected) {
    const around = result.flatMap((region) => [
      { ...region, end: Math.min(region.end, over.start) },
      { ...region, start: Math.max(region.start, over.end) },
    ]);
    result = [...around.filter((region) => region.start < region.end), over];
  }
  return result.toSorted((a, b) => a.start - b.start);
}
