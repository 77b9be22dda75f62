// Which words a selection means: whole ones, and for a mention only the name. Pure functions, no page.
//
// A drag ends a few pixels off, a double click stops at a hyphen. Everything here counts UTF-16 units and never cuts
// a character as people see it.

/** @typedef {import("./text.mjs").Stretch} Stretch */

const WORDS = new Intl.Segmenter("en", { granularity: "word" });
const CHARACTERS = new Intl.Segmenter("en", { granularity: "grapheme" });
const REACH = 500; // units; far more than a word or a joined emoji has

const JOINER = /^[-\u2010\u2011\u05be`´]$/; // hyphens of several scripts, and these:
const ACCENT = /[`´]/; // typed as apostrophes; real ones are inside a word
// "anti-Assad", "ISIS-free", "Turkish-backed": the name is one side; "al-Sham", "Deir-ez-Zor", "F-16" are one name
const PREFIX = /^(?:anti|pro|non|ex|post|pre)$/i;
const TAIL = /^\p{Ll}{3}/u;
const NAME = /^\p{Lu}/u;
// "U.S." is one word with its final stop; browsers differ in where they cut it
const INITIALS = /^(?:\p{L}\.)+\p{L}$/u;
const LETTER = /^\p{L}$/u;
const OF_WORDS = /[\p{L}\p{N}]/u;

// A rank is not part of a name: the same person is a colonel in one article and a general in the next.
const QUALIFIER =
  "former|late|acting|deputy|vice|prime|foreign|defen[cs]e|interior|lieutenant|lt\\.?|major|maj\\.?|brigadier|" +
  "brig\\.?|chief|field|special|first|secretary|attorney|crown|grand";
const TITLES =
  "president|premier|chancellor|king|queen|prince|princess|emir|sultan|sheikh|shaykh|shaikh|sayyed|ayatollah|imam|" +
  "mullah|mufti|pope|minister|secretary|ambassador|envoy|senator|sen|representative|rep|governor|mayor|general|gen|" +
  "colonel|col|lieutenant|lt|major|maj|captain|capt|brigadier|brig|admiral|adm|marshal|commander|cmdr|sergeant|sgt|" +
  "chief|leader|chairman|chairwoman|director|spokesman|spokeswoman|spokesperson|judge|justice|doctor|dr|professor|" +
  "prof|mr|mrs|ms|sir|lord|lady";
const TITLE = new RegExp(`^(?:(?:${QUALIFIER})[\\s-]+)*(?:${TITLES})(?:\\.\\s*|\\s+)(?=\\S)`, "iu");
const LEADING = /^(?:the|an?)\s+(?=\S)/i;
const POSSESSIVE = /(?<=[\p{L}\p{M}\p{N}.])['’ʼ`´]s$/iu;
const ABBREVIATED = /(?<!\p{L})(?:(?:\p{L}\.){2,}|(?:Inc|Corp|Co|Ltd|Jr|Sr)\.)$/u;

const BLANK = "\\s\\p{Cf}"; // no-break spaces count as white space, zero-width and direction marks as formats
const BLANK_FRONT = new RegExp(`^[${BLANK}]+`, "u");
const BLANK_BACK = new RegExp(`[${BLANK}]+$`, "u");
const MARKS_FRONT = new RegExp(`^(?:(?![([{])[${BLANK}\\p{P}\`´])+`, "u");
const MARKS_BACK = new RegExp(`(?:(?![)\\]}.])[${BLANK}\\p{P}\`´])+$`, "u");
const STOPS = /\.+$/;
const MEANING = new RegExp(`[^${BLANK}\\p{P}]`, "u");
const BRACKETS = ["()", "[]", "{}"];

/**
 * The piece that the unit at `at` belongs to, found in its neighbourhood: a text may be a megabyte long.
 * @param {Intl.Segmenter} segmenter @param {string} text @param {number} at
 */
function pieceAt(segmenter, text, at) {
  const from = Math.max(0, at - REACH);
  const piece = segmenter.segment(text.slice(from, at + REACH)).containing(at - from);
  if (!piece) return null;
  const start = from + piece.index;
  return { start, end: start + piece.segment.length, words: piece.segment, isWordLike: piece.isWordLike };
}

/**
 * Where the character begins that `at` lies in or before.
 * @param {string} text @param {number} at
 */
function characterStart(text, at) {
  return pieceAt(CHARACTERS, text, at)?.start ?? at;
}

/** @param {string} text @param {number} at */
function characterEnd(text, at) {
  return pieceAt(CHARACTERS, text, at - 1)?.end ?? at;
}

/**
 * The same, grown to whole characters.
 * @param {string} text @param {Stretch} stretch @returns {Stretch}
 */
export function wholeCharacters(text, { start, end }) {
  return { start: characterStart(text, start), end: characterEnd(text, end) };
}

/**
 * The word that the unit at `at` belongs to, with all the parts of a hyphenated name; null between words.
 * @param {string} text @param {number} at @returns {Stretch | null}
 */
export function wordAt(text, at) {
  const piece = pieceAt(WORDS, text, joins(text, at) ? at - 1 : at);
  if (!piece?.isWordLike) return null;
  let { start, end } = piece;
  while (joins(text, start - 1)) start = pieceAt(WORDS, text, start - 2)?.start ?? 0;
  while (joins(text, end)) end = pieceAt(WORDS, text, end + 1)?.end ?? text.length;
  const stop = text[end] === "." && INITIALS.test(text.slice(start, end)) && characterEnd(text, end + 1) === end + 1;
  return { start, end: stop ? end + 1 : end };
}

/**
 * The nearest word that begins at `at` or after it (`by` 1), or ends there or before it (`by` -1).
 * @param {string} text @param {number} at @param {1 | -1} by @returns {Stretch | null}
 */
export function wordBeside(text, at, by) {
  for (let unit = by > 0 ? at : at - 1; unit >= 0 && unit < text.length; unit += by) {
    const word = OF_WORDS.test(String.fromCodePoint(text.codePointAt(unit) ?? 0)) ? wordAt(text, unit) : null;
    if (word && (by > 0 ? word.start >= at : word.end <= at)) return word;
    if (word) unit = by > 0 ? word.end - 1 : word.start;
  }
  return null;
}

/** Whether the unit at `at` makes one name of the pieces beside it. @param {string} text @param {number} at */
function joins(text, at) {
  const joiner = pieceAt(WORDS, text, at);
  const [before, after] = [pieceAt(WORDS, text, at - 1), pieceAt(WORDS, text, at + 1)];
  if (!joiner || !before?.isWordLike || !after?.isWordLike) return false;
  if (joiner.words === ".") return LETTER.test(before.words) && LETTER.test(after.words);
  const apart = PREFIX.test(before.words) || (NAME.test(before.words) && TAIL.test(after.words));
  return JOINER.test(joiner.words) && (ACCENT.test(joiner.words) || !apart);
}

/**
 * `stretch` without blanks at its ends, grown to whole words; all of it when it is blank.
 * @param {string} text @param {Stretch} stretch @returns {Stretch}
 */
export function snapped(text, stretch) {
  const kept = withoutBlanks(text, wholeCharacters(text, stretch));
  const [first, last] = [wordAt(text, kept.start), wordAt(text, kept.end - 1)];
  return { start: first?.start ?? kept.start, end: Math.max(last?.end ?? 0, kept.end) };
}

/**
 * The name in `stretch`, by the codebook's rule G3: no leading article, no title before a person's name, no possessive
 * ending, no quotation marks or punctuation around it. Never nothing: what has no name in it only loses blanks.
 * @param {string} text @param {Stretch} stretch @param {boolean} person  whether it names one
 * @returns {Stretch}
 */
export function tidy(text, stretch, person) {
  let kept = withoutBlanks(text, wholeCharacters(text, stretch));
  for (let next = tidier(text, kept, person); next; next = tidier(text, kept, person)) kept = next;
  return kept;
}

/** @param {string} text @param {Stretch} stretch @returns {Stretch} */
function withoutBlanks(text, stretch) {
  const words = text.slice(stretch.start, stretch.end);
  const [front, back] = [lengthOf(BLANK_FRONT, words), lengthOf(BLANK_BACK, words)];
  return cut(text, stretch, front, back) ?? stretch;
}

/**
 * One thing less at an end; null when there is nothing more to take, or nothing would be left.
 * @param {string} text @param {Stretch} stretch @param {boolean} person
 */
function tidier(text, stretch, person) {
  const words = text.slice(stretch.start, stretch.end);
  const front = loose(words, 1) || lengthOf(MARKS_FRONT, words) || lengthOf(LEADING, words);
  const shorter = [
    cut(text, stretch, front || (person ? lengthOf(TITLE, words) : 0), 0),
    cut(text, stretch, 0, loose(words, -1) || ending(words)),
  ];
  return shorter.find((each) => each && MEANING.test(text.slice(each.start, each.end)));
}

/** How much of the end is no part of a name. @param {string} words */
function ending(words) {
  const marks = lengthOf(POSSESSIVE, words) || lengthOf(MARKS_BACK, words);
  return marks || (ABBREVIATED.test(words) ? 0 : lengthOf(STOPS, words));
}

/**
 * 1 when a bracket stands at the front (`by` 1) or the back (`by` -1) whose partner is missing or at the other end.
 * @param {string} words @param {1 | -1} by
 */
function loose(words, by) {
  const [inner, outer] = by > 0 ? [0, 1] : [1, 0];
  const pair = BRACKETS.find((each) => each[inner] === words.at(by > 0 ? 0 : -1));
  if (!pair) return 0;
  let depth = 0;
  const units = by > 0 ? [...words] : [...words].reverse();
  const partner = units.findIndex((unit) => {
    depth += Number(unit === pair[inner]) - Number(unit === pair[outer]);
    return depth === 0;
  });
  return Number(partner < 0 || partner === units.length - 1);
}

/** @param {RegExp} pattern @param {string} words */
function lengthOf(pattern, words) {
  return pattern.exec(words)?.[0].length ?? 0;
}

/**
 * `stretch` less so many units at its ends, but whole characters only; null when nothing goes or nothing stays.
 * @param {string} text @param {Stretch} stretch @param {number} front @param {number} back @returns {Stretch | null}
 */
function cut(text, { start, end }, front, back) {
  const [from, to] = [characterStart(text, start + front), characterEnd(text, end - back)];
  return from < to && (from > start || to < end) ? { start: from, end: to } : null;
}
