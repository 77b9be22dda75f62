// Whether words stand in quotation marks: the first guess at whose words they are. Pure, no page.
//
// A guess: marks are forgotten, apostrophes look like marks, and a quotation may go on for paragraphs.

import { linesOf, overlap } from "./text.mjs";

/** @typedef {import("./text.mjs").Line} Line */
/** @typedef {import("./text.mjs").Stretch} Stretch */

const MARK = /["“”„«»]/;
const MARKS = new RegExp(MARK, "g");
/** @type {Record<string, string>} what opens → what may close it, also in German („…“, »…«) and Swedish (”…”) */
const CLOSING = { '"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "”": "”" };
const OPENING = /["“„«]/;
const CLOSER = "”"; // opens nothing unless a word follows
const WORD_FOLLOWS = /(?:^|[\s([—–])$/;

// a single mark opens before a word, but not in "the '90s"; it closes after one, where no letter follows
const SINGLE = /(?<![\p{L}\p{N}])(?<open>['‘](?=[\p{L}\p{N}([“«…])(?!\d0s))|(?<=\S)(?<close>['’](?![\p{L}\p{N}]))/gu;

/**
 * Whether half of `stretch` or more stands between quotation marks: a word or two may be somebody else's.
 * @param {string} text @param {Stretch} stretch
 */
export function isQuoted(text, stretch) {
  const lines = linesOf(text);
  const singles = lines.filter((line) => overlap(line, stretch)).flatMap((line) => singleQuotations(text, line));
  const quoted = [...quotations(text, lines), ...singles].filter((each) => overlap(each, stretch));
  let [units, from] = [0, stretch.start];
  for (const each of quoted.toSorted((a, b) => a.start - b.start)) {
    const to = Math.min(each.end, stretch.end);
    units += Math.max(0, to - Math.max(from, each.start));
    from = Math.max(from, to);
  }
  return quoted.length > 0 && 2 * units >= stretch.end - stretch.start;
}

/**
 * What stands in double marks, with the marks; in marks within marks more than once. A mark left open reaches to the
 * end of its line, and over whole lines where the next mark in the text closes it; one that only closes, back to where
 * its line begins.
 * @param {string} text @param {Line[]} lines
 */
function quotations(text, lines) {
  /** @type {Stretch[]} */
  const found = [];
  /** @type {number[]} */
  let open = [];
  for (const [index, line] of lines.entries()) {
    for (const { index: at, mark } of marksIn(text, line)) {
      const opener = open.findLastIndex((each) => CLOSING[text[each]].includes(mark));
      if (opener >= 0) found.push(...open.splice(opener).map((start) => ({ start, end: at + 1 })));
      else if (OPENING.test(mark) || opensWord(text, at)) open.push(at);
      else if (mark === CLOSER && !open.length) found.push({ start: line.start, end: at + 1 });
    }
    if (open.length && goesOn(text, lines[index + 1], open[0])) continue;
    found.push(...open.map((start) => ({ start, end: line.end })));
    open = [];
  }
  return found;
}

/** @param {string} text @param {Stretch} line */
function marksIn(text, line) {
  const found = text.slice(line.start, line.end).matchAll(MARKS);
  return Array.from(found, (each) => ({ index: line.start + each.index, mark: each[0] }));
}

/** Whether what stands at `at` is followed, and not preceded, by words. @param {string} text @param {number} at */
function opensWord(text, at) {
  return WORD_FOLLOWS.test(text.slice(Math.max(0, at - 1), at)) && /\S/.test(text[at + 1] ?? "");
}

/**
 * Whether a quotation that a line leaves open is closed by the next mark, and not begun anew in the next paragraph.
 * @param {string} text @param {Line | undefined} next @param {number} open
 */
function goesOn(text, next, open) {
  if (!next) return false;
  const at = next.start + text.slice(next.start).search(MARK);
  return at >= next.start && CLOSING[text[open]].includes(text[at]) && !opensWord(text, at);
}

/**
 * What stands in single marks of a line. After an s a mark may be a possessive, so one that cannot be is preferred.
 * @param {string} text @param {Line} line
 */
function singleQuotations(text, line) {
  /** @type {Stretch[]} */
  const found = [];
  const marks = [...text.slice(line.start, line.end).matchAll(SINGLE)];
  for (const [index, mark] of marks.entries()) {
    if (!mark.groups?.open) continue;
    const next = marks.findIndex((each, later) => later > index && each.groups?.open);
    const ends = marks.slice(index + 1, next < 0 ? undefined : next).map((each) => line.start + each.index);
    const end = ends.find((each) => !/s/i.test(text[each - 1])) ?? ends[0];
    if (end !== undefined) found.push({ start: line.start + mark.index, end: end + 1 });
  }
  return found;
}
