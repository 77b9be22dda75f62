// The tab with the codebook: what the label, position or topic under the cursor means, and a search in all of it.

import { keyed } from "./bindings.mjs";
import { button, make } from "./nodes.mjs";

/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./reading.mjs").Codebook} Codebook */
/**
 * @typedef {{kind: string, id: string, name: string, definition: string, include?: string, exclude?: string,
 *   examples?: string[], aliases?: string[]}} Rule
 */

const MOST = 40;

/** @param {Editor} editor @returns {import("./tabs.mjs").Tab} */
export function codebookTab(editor) {
  let drawn = "";
  const words = make("input", { type: "search", "aria-label": "Search in the codebook", placeholder: "search rules, topics, entities" });
  const version = make("p", { class: "sw-version" });
  const list = make("div", { class: "sw-rules" });
  const create = make("div", { class: "sw-buttons" });
  const draw = () => {
    const { codebook } = editor.reading;
    const record = editor.reading.records.get(editor.current);
    const now = JSON.stringify([words.value, record, codebook.version, codebook.entities.length]);
    if (now === drawn) return;
    drawn = now;
    version.textContent = `${codebook.name} ${codebook.version}`;
    create.replaceChildren(...creators(editor));
    const rules = rulesOf(codebook);
    const wanted = words.value.trim() ? rules.filter((rule) => hasWords(rule, words.value.trim())) : underCursor(rules, record);
    list.replaceChildren(...wanted.slice(0, MOST).map(ruleEntry));
    if (wanted.length > MOST) list.append(make("p", {}, `${wanted.length - MOST} more: type on`));
    if (!wanted.length) list.append(make("p", { class: "sw-empty" }, "Nothing in the codebook has these words."));
  };
  words.addEventListener("input", draw);
  return {
    name: "codebook",
    title: "Codebook",
    element: make("div", { class: "sw-codebook" }, version, words, create, list),
    count: () => "",
    focus: () => words.focus(),
    draw,
  };
}

/** @param {Editor} editor */
function creators(editor) {
  const names = ["new-entity", "new-topic"];
  return editor.keys.bindings
    .filter((binding) => names.includes(binding.name))
    .map((binding) => button(keyed(editor, binding.words, binding.name), () => editor.locked || binding.run(editor, "")));
}

/** @param {Codebook} codebook @returns {Rule[]} */
function rulesOf({ labels, polarities, voices, valences, topics, entities }) {
  const dimensions = { label: labels, polarity: polarities, voice: voices, valence: valences };
  const entries = Object.entries(dimensions).flatMap(([kind, rows]) =>
    Object.entries(rows).map(([id, row]) => ({ ...row, kind, id, name: row.name || id, definition: row.definition ?? "" })),
  );
  return [
    ...entries,
    ...topics.map((topic) => ({ definition: "", ...topic, kind: "topic" })),
    ...entities.map((entity) => ({ ...entity, kind: (entity.label ?? "entity").toLowerCase(), definition: "" })),
  ];
}

/** The rules for what one stands on; of the labels, when one stands on nothing. @param {Rule[]} rules @param {Suggested} [record] */
function underCursor(rules, record) {
  if (!record) return rules.filter((rule) => rule.kind === "label");
  const ids = Object.values(record).filter((value) => typeof value === "string");
  return rules.filter((rule) => ids.includes(rule.id));
}

/** @param {Rule} rule @param {string} words */
function hasWords({ id, name, definition, include = "", exclude = "", examples = [], aliases = [] }, words) {
  const all = [id, name, definition, include, exclude, ...examples, ...aliases].join("\n").toLocaleLowerCase();
  return words.toLocaleLowerCase().split(/\s+/).every((word) => all.includes(word));
}

/** @param {Rule} rule */
function ruleEntry({ kind, id, name, definition, include, exclude, examples = [], aliases = [] }) {
  /** @param {string} title @param {string} [words] */
  const line = (title, words) => words && make("p", {}, make("b", {}, `${title}: `), words);
  return make(
    "section",
    { class: "sw-rule", "data-rule": id },
    make("h4", {}, name, " ", make("small", {}, kind)),
    definition && make("p", {}, definition),
    line("take in", include),
    line("leave out", exclude),
    line("examples", examples.join(" · ")),
    line("also called", aliases.join(" · ")),
  );
}
