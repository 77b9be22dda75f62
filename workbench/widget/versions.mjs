// The tab with the differences: by kind, a card each, what the readers say side by side, and what was decided.

import { keyed, printed } from "./bindings.mjs";
import { isEmpty, versionsOf } from "./comparing.mjs";
import { KINDS, sharedAndOwn } from "./facts.mjs";
import { arrange, button, keycaps, make } from "./nodes.mjs";
import { tellVerdict } from "./telling.mjs";
import { takeReader } from "./verdicts.mjs";

/** @typedef {import("./comparing.mjs").Comparison} Comparison */
/** @typedef {import("./comparing.mjs").Difference} Difference */
/** @typedef {import("./comparing.mjs").Version} Version */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./facts.mjs").Fact} Fact */
const TOGETHER = new Set(["polarity", "target", "evidence"]); // with what is told before

/** @typedef {{of: unknown[], drawn: string, element: HTMLElement}} Drawn  `of`: what it was drawn of */

/**
 * The tab that is open at first where readings are compared.
 * @param {Editor} editor @returns {import("./tabs.mjs").Tab}
 */
export function differencesTab(editor) {
  const none = make("p", {}, "All readers of this article say the same.");
  const element = make("div", { class: "sw-differences" });
  /** @type {Map<string, Drawn>} */
  let cards = new Map();
  /** @type {Map<string, ReturnType<typeof sectionOf>>} */
  const sections = new Map();
  const draw = () => {
    const { differences } = editor.reading;
    cards = new Map(differences.map((each) => [each.id, drawnOf(editor, each, cards.get(each.id))]));
    const there = kindsIn(differences).map((kind) => {
      const section = sections.get(kind) ?? sectionOf(kind);
      sections.set(kind, section);
      const alike = differences.filter((each) => each.kind === kind);
      section.show(
        alike,
        alike.flatMap((each) => cards.get(each.id)?.element ?? []),
      );
      return section.element;
    });
    arrange(element, there.length ? there : [none]);
  };
  return {
    name: "differences",
    title: "Differences",
    element,
    when: () => Boolean(editor.reading?.comparison),
    count: () => String(editor.reading.differences.filter((each) => !each.verdict).length || ""),
    draw,
  };
}

/** The kinds that there are, in the order in which they build on each other. @param {Difference[]} differences */
function kindsIn(differences) {
  return [...new Set([...Object.keys(KINDS), ...differences.map((each) => each.kind)])].filter((kind) =>
    differences.some((each) => each.kind === kind),
  );
}

/** @param {string} kind */
function sectionOf(kind) {
  const count = make("small");
  const list = make("ul");
  const element = make("section", {}, make("h3", {}, KINDS[kind] ?? kind, " ", count), list);
  /** @param {Difference[]} differences @param {HTMLElement[]} cards */
  const show = (differences, cards) => {
    const open = differences.filter((each) => !each.verdict).length;
    count.textContent = `${differences.length}, ${open ? `${open} to decide` : "all decided"}`;
    arrange(list, cards);
  };
  return { element, show };
}

/**
 * The card, made anew only when it would look different.
 * @param {Editor} editor @param {Difference} difference @param {Drawn} [old] @returns {Drawn}
 */
function drawnOf(editor, difference, old) {
  const { sides, verdict } = difference;
  const current = difference.id === editor.current;
  const of = [sides, verdict, current, editor.reading.comparison?.named, editor.reading.names, editor.locked];
  if (old && of.every((each, index) => each === old.of[index])) return old; // as after most keys
  const facts = sharedAndOwn(difference, editor.reading);
  const drawn = JSON.stringify([facts, ...of.slice(1, 4), editor.locked]);
  return { of, drawn, element: old?.drawn === drawn ? old.element : card(editor, difference, facts, current) };
}

/**
 * @param {Editor} editor @param {Difference} difference @param {{shared: Fact[], own: Fact[][]}} facts
 * @param {boolean} current
 */
function card(editor, difference, { shared, own }, current) {
  const versions = versionsOf(difference).map((each, index) => versionOf(editor, difference, each, own[index]));
  const rows = versionsOf(difference).some(isEmpty); // nothing is no column
  return make(
    "li",
    {
      class: difference.verdict ? "sw-card sw-confirmed" : "sw-card sw-suggested",
      "data-card": difference.id,
      "aria-current": current,
      onclick: () => editor.goTo(difference.id),
    },
    shared.length > 0 && make("p", { class: "sw-shared" }, ...shared.flatMap(told)),
    make("div", { class: rows ? "sw-versions sw-stacked" : "sw-versions" }, ...versions),
    difference.verdict && make("p", { class: "sw-verdict" }, tellVerdict(difference)),
    current && deedsOn(editor),
  );
}

/**
 * What some readers say, under their letters; what is in dispute of it stands out.
 * @param {Editor} editor @param {Difference} difference @param {Version} version @param {Fact[]} facts
 */
function versionOf(editor, difference, version, facts) {
  const { fields, verdict } = difference;
  const { comparison } = editor.reading;
  const taken = Boolean(
    verdict && verdict.how !== "third" && verdict.taken.some((each) => version.readers.includes(each)),
  );
  const line = make("p", {}, ...facts.flatMap((fact, index) => told(fact, index, facts, fields)));
  const nothing = make("p", { class: "sw-nothing" }, make("mark", {}, "nothing there"));
  const readers = version.readers.map((reader) => readerButton(editor, /** @type {Comparison} */ (comparison), reader));
  return make(
    "div",
    { class: "sw-says", "data-taken": String(taken) },
    make("div", { class: "sw-readers" }, ...readers, taken && make("small", {}, "✓ taken")),
    isEmpty(version) ? nothing : line,
  );
}

/** @param {Fact} fact @param {number} index @param {Fact[]} _ @param {string[]} [disputed] */
function told({ field, words, quote }, index, _, disputed = []) {
  const before = !index ? "" : TOGETHER.has(field) ? " " : " · ";
  const attributes = { dir: "auto", "data-field": field };
  return [before, make(disputed.includes(field) ? "mark" : "span", attributes, quote ? `“${words}”` : words)];
}

/** Takes what the reader says. @param {Editor} editor @param {Comparison} comparison @param {string} reader */
function readerButton(editor, { readers, named }, reader) {
  const place = readers.indexOf(reader);
  const keys = editor.keys.bindings.find((each) => each.name === "take-reader")?.keys ?? [];
  const who = [reader, named[reader]].filter(Boolean).join(" · ");
  const line = make("i", { class: `sw-reads sw-reads${place % 6}`, "aria-hidden": "true" });
  const words = make(
    "span",
    {},
    keys[place] && keycaps(...printed([keys[place]])),
    make("b", { dir: "auto" }, who),
    line,
  );
  /** @param {Event} event */
  const take = (event) => {
    if (editor.locked) return;
    const card = /** @type {Element} */ (event.currentTarget).closest("[data-card]");
    editor.goTo(card?.getAttribute("data-card") ?? "");
    takeReader(editor, place);
  };
  const made = button(words, () => {}, { "aria-label": `take what ${who} says`, "data-reader": reader });
  made.addEventListener("click", take);
  return made;
}

/** What else can be done about the one that one stands on. @param {Editor} editor */
function deedsOn(editor) {
  const names = ["take-both", "take-neither", "take-nothing", "third", "reason"];
  const there = names.flatMap((name) => {
    const binding = editor.keys.bindings.find((each) => each.name === name);
    return binding && (binding.when?.(editor) ?? true) ? [binding] : [];
  });
  const buttons = there.map((binding) =>
    button(keyed(editor, binding.words, binding.name), () => editor.locked || binding.run(editor, binding.keys[0])),
  );
  return make("div", { class: "sw-buttons" }, ...buttons);
}
