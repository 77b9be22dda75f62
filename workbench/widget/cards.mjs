// The tab with the reading: stances and names, each a short card with its own buttons.

import { agree, edit, newNaming, newStance } from "./asking.mjs";
import { keyed } from "./bindings.mjs";
import { reject, remove } from "./deeds.mjs";
import { arrange, button, keycaps, make } from "./nodes.mjs";
import { leaveOut, passageLines, seePassage } from "./passages.mjs";
import { reasonsLine } from "./reasons.mjs";

/** @typedef {import("./changes.mjs").Stance} Stance */
/** @typedef {import("./changes.mjs").Naming} Naming */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {"accept" | "reject" | "edit" | "delete"} Deed */
/**
 * @typedef {Object} Shown  one record beside the text
 * @property {string} id
 * @property {Suggested} record
 * @property {boolean} suggested
 * @property {boolean} current
 * @property {number} passage  the one that is seen in the text; 0 is its own words
 * @property {string[]} problems
 */
/**
 * @typedef {Object} Hands  what a card can do
 * @property {(id: string | null) => string} name
 * @property {(id: string) => void} goTo
 * @property {(id: string, deed: Deed) => unknown} deed
 * @property {(id: string, at: number) => void} see  one of the passages
 * @property {(id: string, at: number) => void} leaveOut
 */

/** @type {Record<Deed, (editor: Editor, id: string) => void>} */
const DEEDS = { accept: agree, reject, delete: remove, edit: (editor, id) => (editor.goTo(id), edit(editor)) };

/**
 * The tab that is open at first.
 * @param {Editor} editor @returns {import("./tabs.mjs").Tab}
 */
export function readingTab(editor) {
  /** @type {Hands} */
  const hands = {
    name: (id) => editor.reading.name(id),
    goTo: (id) => editor.goTo(id),
    deed: (id, deed) => editor.locked || (isDecidedOn(editor, id) ? editor.goTo(id) : DEEDS[deed](editor, id)),
    see: (id, at) => seePassage(editor, at, id),
    leaveOut: (id, at) => leaveOut(editor, at, id),
  };
  const add = { class: "sw-add" };
  const stances = section("Stances", hands, () =>
    button(keyed(editor, "+ new stance", "stance"), () => editor.locked || newStance(editor), add),
  );
  const names = section("Names", hands, () =>
    button(keyed(editor, "+ name the selection", "term"), () => editor.locked || newNaming(editor), add),
  );
  return {
    name: "reading",
    title: "Reading",
    element: make("div", {}, stances.element, names.element),
    count: () => String(beside(editor).length),
    draw: () => {
      const shown = beside(editor);
      stances.show(shown.filter((each) => each.record.kind === "stance"));
      names.show(shown.filter((each) => each.record.kind === "naming"));
    },
  };
}

/**
 * What readers differ in is decided on where their readings are, or the verdict would no longer be true.
 * @param {Editor} editor @param {string} id
 */
function isDecidedOn({ reading }, id) {
  return reading.standsFor(id) !== id;
}

/** What has a card. @param {Editor} editor @returns {Shown[]} */
function beside({ current: at, passage, reading: { cards, undecided, state } }) {
  return cards.map(([id, record]) => {
    const problems = state.problems[id] ?? [];
    const current = id === at;
    return { id, record, suggested: id in undecided, current, passage: current ? passage : 0, problems };
  });
}

/** @param {Shown} shown @param {Hands} hands */
export function card(shown, hands) {
  const { id, record, suggested, current, problems } = shown;
  const voice = record.kind === "mention" ? record.label : record.voice;
  const flag = record.flagged && "⚑ flagged";
  const facts = [flag, voice, suggested ? "suggested" : "confirmed", record.by].filter(Boolean).join(" · ");
  return make(
    "li",
    {
      class: suggested ? "sw-card sw-suggested" : "sw-card sw-confirmed",
      "data-card": id,
      "aria-current": current,
      onclick: () => hands.goTo(id),
    },
    ...whatOf(shown, hands),
    suggested && reasonsLine(record),
    ...problems.map((problem) => make("p", { class: "sw-problem" }, problem)),
    record.note && make("p", { class: "sw-memo", dir: "auto" }, record.note),
    make("footer", {}, make("small", {}, facts), deeds(shown, hands)),
  );
}

/** @param {Shown} shown @param {Hands} hands @returns {import("./nodes.mjs").Child[]} */
function whatOf({ id, record, current, passage }, hands) {
  if (record.kind === "stance") {
    const passages = { see: (/** @type {number} */ at) => hands.see(id, at), leaveOut: hands.leaveOut.bind(null, id) };
    return [...stanceLines(record, hands), passageLines(record, current, passage, passages)];
  }
  return [
    make("div", { class: "sw-what" }, ...(record.kind === "naming" ? namingLine(record, hands) : [record.quote])),
  ];
}

/** @param {Stance} stance @param {Hands} hands */
function stanceLines({ holder, polarity, target, evidence, condition }, hands) {
  const sides = [holder, target].map((id) => make("b", { dir: "auto" }, hands.name(id)));
  const arrow = make("span", { class: "sw-polarity", "data-polarity": polarity }, `⟶ ${polarity || "?"} ⟶`);
  return [
    make("div", { class: "sw-what" }, sides[0], " ", arrow, " ", sides[1]),
    make("q", { title: evidence.quote, dir: "auto" }, evidence.quote),
    condition && make("div", {}, `if: ${condition}`),
  ];
}

/** @param {Naming} naming @param {Hands} hands */
function namingLine(naming, hands) {
  return [
    make("b", { dir: "auto" }, `“${naming.quote}”`),
    " ",
    make(
      "span",
      { class: "sw-polarity", "data-polarity": naming.valence },
      `${naming.valence}${naming.frame_class ? `, ${naming.frame_class}` : ""}`,
    ),
    " ",
    make("span", {}, `for ${hands.name(naming.refers_to)}`),
  ];
}

/** @param {Shown} shown @param {Hands} hands */
function deeds({ id, record, suggested, current }, hands) {
  /** @param {Deed} deed @param {string} key */
  const one = (deed, key) => {
    /** @param {Event} [event] */
    const run = (event) => {
      event?.stopPropagation();
      hands.deed(id, deed);
    };
    return button(make("span", {}, deed, current && " ", current && keycaps(key)), run, { "data-deed": deed });
  };
  const offered = suggested ? [one("accept", "a"), one("reject", "x")] : [one("delete", "x")];
  return make("div", { class: "sw-buttons" }, ...offered, record.kind !== "mention" && one("edit", "e"));
}

/** The names on a card, which a change of the codebook may change. @param {Suggested} record @param {Hands} hands */
function namesOn(record, hands) {
  const sides = record.kind === "stance" ? [record.holder, record.target] : [];
  return (record.kind === "naming" ? [record.refers_to] : sides).map(hands.name).join("\n");
}

/** Whether a card would look the same. @param {Shown} a @param {Shown} b */
function looksAlike(a, b) {
  const { record: one, ...rest } = a;
  const { record: other, ...others } = b;
  return (
    JSON.stringify(rest) === JSON.stringify(others) && (one === other || JSON.stringify(one) === JSON.stringify(other))
  );
}

/**
 * A part of the tab that folds and stays folded.
 * @param {string} title @param {Hands} hands @param {() => HTMLElement} add  makes its button, once the keys are known
 */
function section(title, hands, add) {
  const count = make("small");
  const list = make("ul");
  const element = make("details", { open: true }, make("summary", {}, make("h3", {}, title), count), list);
  /** @type {Map<string, {shown: Shown, names: string, element: HTMLElement}>} */
  let cards = new Map();
  /** @param {Shown} shown */
  const cardFor = (shown) => {
    const names = namesOn(shown.record, hands);
    const old = cards.get(shown.id);
    const stays = old && old.names === names && looksAlike(old.shown, shown);
    return { shown, names, element: stays ? old.element : card(shown, hands) };
  };
  /** @param {Shown[]} shown */
  const show = (shown) => {
    if (element.children.length < 3) element.append(add());
    const waiting = shown.filter((each) => each.suggested).length;
    count.textContent = waiting ? `${shown.length}, ${waiting} to decide` : String(shown.length);
    cards = new Map(shown.map((each) => [each.id, cardFor(each)]));
    arrange(
      list,
      Array.from(cards.values(), (each) => each.element),
    );
  };
  return { element, show };
}
