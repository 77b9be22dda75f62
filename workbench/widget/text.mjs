// Where things are in a text, as the browser counts: pure functions, no page.
//
// Records count code points; the browser counts UTF-16 units. `toCodePoints` and `toUtf16` are the only
// two places where one becomes the other. Everything else in this folder counts UTF-16 units and says nothing.

/** @typedef {{start: number, end: number}} Stretch  half-open, in UTF-16 units */
/** @typedef {Stretch & {gap: boolean}} Line  `gap`: blank lines stand before it */
/** @typedef {Stretch & {ids: string[]}} Segment  `ids`: the marks that cover it, shortest first */

const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });
// "Gen. Hassan", "J. Smith": the browser takes the stop for the end of the sentence
const UNFINISHED = /(?<![\p{L}.])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm|Sen|Rep|Gov|\p{Lu})\.\s*$/u;
// U+2028 and U+2029 too: no browser breaks a line there by itself
const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;

/** @param {number} length @param {(index: number) => boolean} holds true up to some index, false from there on */
export function countWhile(length, holds) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Where the second halves of surrogate pairs stand: all that the two conversions need to know of a text.
 * @param {string} text
 */
export function pairsIn(text) {
  return Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), (pair) => pair.index + 1);
}

/** @param {number} units @param {number[]} pairs */
export function toCodePoints(units, pairs) {
  return units - countWhile(pairs.length, (index) => pairs[index] < units);
}

/** @param {number} points @param {number[]} pairs */
export function toUtf16(points, pairs) {
  return points + countWhile(pairs.length, (index) => pairs[index] - index <= points);
}

/**
 * The lines of `text` that are not blank, without their line ends.
 * @param {string} text
 */
export function linesOf(text) {
  /** @type {Line[]} */
  const lines = [];
  let start = 0;
  let gap = false;
  /** @param {number} end @param {number} next */
  const close = (end, next) => {
    if (text.slice(start, end).trim()) {
      lines.push({ start, end, gap });
      gap = false;
    } else gap = true;
    start = next;
  };
  for (const lineEnd of text.matchAll(LINE_END)) close(lineEnd.index, lineEnd.index + lineEnd[0].length);
  close(text.length, text.length);
  return lines;
}

/**
 * The same bounds without the white space at either end; null when nothing is left.
 * @param {string} text @param {Stretch} stretch @returns {Stretch | null}
 */
export function trimmed(text, { start, end }) {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? { start: from, end: to } : null;
}

/** @param {Stretch} a @param {Stretch} b */
export function overlap(a, b) {
  return a.start < b.end && b.start < a.end;
}

/**
 * A line cut at every boundary of a mark, so that marks may nest, cross and touch without nested elements.
 * @param {Stretch} line @param {(Stretch & {id: string})[]} marks  any that overlap the line
 * @returns {Segment[]}
 */
export function segments(line, marks) {
  const inside = marks.flatMap((mark) => [mark.start, mark.end]).filter((at) => at > line.start && at < line.end);
  const cuts = [...new Set([line.start, ...inside, line.end])].sort((a, b) => a - b);
  const shortestFirst = marks.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index];
    const ids = shortestFirst.filter((mark) => overlap(mark, { start, end })).map((mark) => mark.id);
    return { start, end, ids };
  });
}

/**
 * The sentences of a line, without the white space between them.
 * @param {string} text @param {Stretch} line
 */
export function sentencesIn(text, { start, end }) {
  /** @type {Stretch[]} */
  const found = [];
  for (const { index, segment } of SENTENCES.segment(text.slice(start, end))) {
    const last = found.at(-1);
    const goesOn = last && UNFINISHED.test(text.slice(Math.max(last.start, last.end - 8), last.end));
    if (goesOn) last.end = start + index + segment.length;
    else found.push({ start: start + index, end: start + index + segment.length });
  }
  return found.flatMap((sentence) => trimmed(text, sentence) ?? []);
}

/**
 * The sentences that `stretch` lies in, not reaching beyond its lines.
 * @param {string} text @param {Stretch} stretch
 */
export function sentenceAround(text, stretch) {
  const lines = linesOf(text).filter((line) => overlap(line, stretch));
  const sentences = lines.flatMap((line) => sentencesIn(text, line)).filter((each) => overlap(each, stretch));
  return sentences.length ? { start: sentences[0].start, end: sentences[sentences.length - 1].end } : stretch;
}

/**
 * The next place to the right (`by` 1) or left (`by` -1) where no character as people see it is cut in two.
 * @param {string} text @param {number} at @param {1 | -1} by
 */
export function step(text, at, by) {
  const reach = 64; // far more than the longest joined emoji; cutting the far end does no harm
  const near = by > 0 ? text.slice(at, at + reach) : text.slice(Math.max(0, at - reach), at);
  const characters = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(near)];
  const next = by > 0 ? characters[0] : characters[characters.length - 1];
  return next ? at + by * next.segment.length : at;
}

/**
 * The same with one edge moved by a character, and on over white space; nothing is moved when nothing would be left.
 * @param {string} text @param {Stretch} stretch @param {"start" | "end"} edge @param {1 | -1} by
 */
export function byCharacter(text, stretch, edge, by) {
  const moved = { start: stretch.start, end: stretch.end };
  const edgeIsBlank = () => !text[edge === "end" ? moved.end - 1 : moved.start]?.trim();
  let from;
  do {
    from = moved[edge];
    moved[edge] = step(text, from, by);
  } while (edgeIsBlank() && moved[edge] !== from && moved.start < moved.end);
  return trimmed(text, moved) ?? stretch;
}
