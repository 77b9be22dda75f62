// The tab with the codebook: what the label, position or topic under the cursor means, a search in all of it, and what
// can be changed.

import { amend } from "./amending.mjs";
import { keyed } from "./bindings.mjs";
import { readable } from "./entries.mjs";
import { button, keycaps, make } from "./nodes.mjs";
import { openRevisions } from "./revisions.mjs";
import { Rows } from "./rows.mjs";

/** @typedef {import("./amending.mjs").Kind} Kind */
/** @typedef {import("./amending.mjs").What} What */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./reading.mjs").Codebook} Codebook */
/**
 * `what`: for what can be changed here. `heirs`: what took the place of what is no longer used.
 * @typedef {{kind: string, what?: What, heirs?: string[], id: string, name: string, definition: string,
 *   include?: string, exclude?: string, examples?: string[], aliases?: string[]}} Rule
 */

const MOST = 40;
/** @type {Record<string, Kind>} */
const CHANGES = { r: "rename", m: "merge", s: "split" };

/** @param {Editor} editor @returns {import("./tabs.mjs").Tab} */
export function codebookTab(editor) {
  let drawn = "";
  let searched = "";
  /** @type {Map<string, Rule>} */
  let shown = new Map();
  const words = make("input", {
    type: "search",
    "aria-label": "Search in the codebook",
    placeholder: "search rules, topics, entities",
  });
  const version = make("span", {});
  const revisions = button("changes", () => openRevisions(editor));
  const create = make("div", { class: "sw-buttons" });
  /** @param {string} key @param {Kind | ""} kind */
  const change = (key, kind) => changeRule(editor, shown.get(key), kind);
  const list = new Rows({
    says: "Codebook",
    empty: "Nothing in the codebook has these words.",
    run: (key) => change(key, ""),
    chosen: () => list.focus(),
    pressed: (key, event) => event.key in CHANGES && (change(key, CHANGES[event.key]), true),
  });
  const more = make("p", { class: "sw-empty" });
  const deeds = Object.entries(CHANGES).map(([key, kind]) =>
    button(make("span", {}, keycaps(key), kind), () => change(list.key, kind)),
  );
  const changing = make(
    "div",
    { class: "sw-buttons", role: "group", "aria-label": "Change the entry one is on" },
    ...deeds,
  );
  const buttons = make("div", { class: "sw-codebook-buttons" }, create, changing);
  const draw = () => {
    const { codebook } = editor.reading;
    const record = editor.reading.records.get(editor.current);
    const now = JSON.stringify([words.value, record, codebook.version, codebook.entities.length]);
    if (now === drawn) return;
    drawn = now;
    version.textContent = `${codebook.name} ${codebook.version}`;
    create.replaceChildren(...creators(editor));
    const rules = rulesOf(codebook);
    const wanted = words.value.trim() ? withWords(rules, words.value.trim()) : underCursor(rules, record);
    if (words.value !== searched) list.show([]); // one begins at the first that is found
    searched = words.value;
    shown = new Map(wanted.slice(0, MOST).map((rule) => [`${rule.kind} ${rule.id}`, rule]));
    list.show([...shown].map(([key, rule]) => ({ key, children: [ruleEntry(rule, (id) => calledIn(editor, id))] })));
    more.textContent = wanted.length > MOST ? `${wanted.length - MOST} more: type on` : "";
  };
  words.addEventListener("input", draw);
  words.addEventListener("keydown", (event) => {
    if (!["ArrowDown", "Enter"].includes(event.key) || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    list.focus();
  });
  const head = make(
    "div",
    { class: "sw-codebook-head" },
    make("p", { class: "sw-version" }, version, revisions),
    words,
    buttons,
  );
  return {
    name: "codebook",
    title: "Codebook",
    element: make("div", { class: "sw-codebook" }, head, list.element, more),
    count: () => "",
    focus: () => words.focus(),
    draw,
  };
}

/** @param {Editor} editor @param {Rule | undefined} rule @param {Kind | ""} kind */
function changeRule(editor, rule, kind) {
  if (editor.locked || !rule) return;
  if (rule.heirs) editor.frame.hint(`“${rule.name}” is no longer used; “changes” lists what can be taken back.`);
  else if (rule.what) amend(editor, { id: rule.id, what: rule.what, name: rule.name }, kind);
  else editor.frame.hint("Labels, topics and entities can be changed here; the rest stands in codebook.toml.");
}

/** What an id of whatever kind is called. @param {Editor} editor @param {string} id */
function calledIn({ reading }, id) {
  return id in reading.codebook.labels ? reading.labelName(id) : reading.name(id);
}

/** @param {Editor} editor */
function creators(editor) {
  const names = ["new-entity", "new-topic", "newcomers"];
  return editor.keys.bindings
    .filter((binding) => names.includes(binding.name))
    .map((binding) =>
      button(keyed(editor, binding.words, binding.name), () => editor.locked || binding.run(editor, "")),
    );
}

/** @param {Codebook} codebook @returns {Rule[]} */
function rulesOf({ labels, polarities, voices, valences, topics, entities, retired = {} }) {
  const dimensions = { label: labels, polarity: polarities, voice: voices, valence: valences };
  const entries = Object.entries(dimensions).flatMap(([kind, rows]) =>
    Object.entries(rows).map(([id, entry]) => {
      const { name = kind === "label" ? readable(id) : id, definition = "" } = entry;
      return { ...entry, kind, id, name, definition, ...(kind === "label" && { what: /** @type {What} */ ("label") }) };
    }),
  );
  /** @type {Rule[]} */
  const rules = [
    ...entries,
    ...topics.map((topic) => ({ definition: "", ...topic, kind: "topic", what: /** @type {What} */ ("topic") })),
    ...entities.map((entity) => {
      return {
        ...entity,
        kind: `entity, ${readable(entity.label ?? "")}`,
        what: /** @type {What} */ ("entity"),
        definition: "",
      };
    }),
  ];
  return rules.map((rule) => (rule.what && rule.id in retired ? { ...rule, heirs: retired[rule.id] } : rule));
}

/**
 * The rules for what one stands on; of the labels, when one stands on nothing.
 * @param {Rule[]} rules @param {Suggested} [record]
 */
function underCursor(rules, record) {
  if (!record) return rules.filter((rule) => rule.kind === "label");
  const ids = Object.values(record).filter((value) => typeof value === "string");
  return rules.filter((rule) => ids.includes(rule.id));
}

/** The rules with these words, first those that are called so. @param {Rule[]} rules @param {string} words */
function withWords(rules, words) {
  const wanted = words.toLocaleLowerCase();
  /** @param {Rule} rule */
  const rank = ({ name }) => {
    const called = name.toLocaleLowerCase();
    return called === wanted ? 0 : called.startsWith(wanted) ? 1 : called.includes(wanted) ? 2 : 3;
  };
  return rules.filter((rule) => hasWords(rule, words)).toSorted((a, b) => rank(a) - rank(b));
}

/** @param {Rule} rule @param {string} words */
function hasWords({ id, name, definition, include = "", exclude = "", examples = [], aliases = [] }, words) {
  const all = [id, name, definition, include, exclude, ...examples, ...aliases].join("\n").toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** @param {Rule} rule @param {(id: string) => string} called */
function ruleEntry({ kind, id, name, heirs, definition, include, exclude, examples = [], aliases = [] }, called) {
  /** @param {string} title @param {string} [words] */
  const line = (title, words) => words && make("p", { dir: "auto" }, make("b", {}, `${title}: `), words);
  return make(
    "section",
    { class: "sw-rule", "data-rule": id },
    make("p", { class: "sw-called" }, make(heirs ? "s" : "span", { dir: "auto" }, name), " ", make("small", {}, kind)),
    heirs &&
      make("p", { class: "sw-problem" }, `no longer used; instead: ${heirs.map(called).join(" or ") || "nothing"}`),
    definition && make("p", {}, definition),
    line("take in", include),
    line("leave out", exclude),
    line("examples", examples.join(" · ")),
    line("also called", aliases.join(" · ")),
  );
}
