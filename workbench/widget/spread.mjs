// Many at once: the same label on every place of a name, or all the suggestions that pass a filter. Always a preview
// first, single ones can be left out, and it is one step to undo.

import { accepting } from "./changes.mjs";
import { button, keycaps, make } from "./nodes.mjs";
import { Rows } from "./rows.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {{key: string, article: string, title: string, quote: string, before: string, after: string, does: string}} Place */

const AROUND = 30; // characters on either side

/** @param {Editor} editor */
const onName = (editor) => Boolean(editor.currentOf("mention"));
/** @param {Editor} editor */
const someOpen = (editor) => Object.keys(editor.reading.undecided).length > 0;

/** @type {Binding[]} */
export const SPREADING = [
  { name: "propagate", keys: ["f"], words: "label all alike here", when: onName, run: (e) => propagate(e, "article", false), foot: true },
  { name: "propagate-everywhere", keys: ["F"], words: "label all alike in every unfinished article", when: onName, run: (e) => propagate(e, "open", false) },
  { name: "remove-alike", keys: ["X"], words: "delete or reject all alike here", when: onName, run: (e) => propagate(e, "article", true) },
  { name: "accept-many", keys: ["b"], words: "accept many", when: someOpen, run: acceptMany, foot: true },
];

/** @param {Editor} editor @param {"article" | "open"} scope @param {boolean} remove */
async function propagate(editor, scope, remove) {
  const { current: of, reading } = editor;
  const mention = editor.currentOf("mention");
  if (!mention || editor.locked) return;
  const { hits = [], trouble } = await editor.ask("propagation", { article: reading.article.id, of, scope, remove });
  if (trouble || !hits.length) return editor.frame.hint(trouble ?? "There is no other place like it that would change.");
  const what = remove ? "Take away" : `${reading.labelName(mention.label)} → ${reading.name(mention.entity)}`;
  preview(editor, `${what}: “${mention.quote}” and its other names`, hits, (left) =>
    editor.order("propagate", { of, scope, remove, except: left }),
  );
}

/** @param {Editor} editor */
function acceptMany(editor) {
  const { reading } = editor;
  const rows = Object.entries(reading.undecided);
  /** @param {(record: Suggested) => string} of */
  const valuesOf = (of) => [...new Set(rows.map(([, record]) => of(record)))].filter(Boolean).sort();
  const filters = {
    kind: filterOf("any kind", valuesOf(kindOf)),
    entity: filterOf("any entity", valuesOf((record) => entitiesOf(record).map((id) => reading.name(id))[0] ?? "")),
    by: filterOf("any suggester", valuesOf((record) => record.by ?? "")),
  };
  const chosen = () =>
    rows.filter(
      ([, record]) =>
        [kindOf(record), ""].includes(filters.kind.value) &&
        ["", ...entitiesOf(record).map((id) => reading.name(id))].includes(filters.entity.value) &&
        ["", record.by ?? ""].includes(filters.by.value),
    );
  const places = () => chosen().map(([id, record]) => placed(editor, id, record));
  const view = preview(editor, "Accept suggestions", places(), (left) => {
    const taken = chosen().filter(([id]) => !left.includes(id));
    const put = Object.assign({}, ...taken.map(([id, record]) => accepting(id, record).put));
    if (taken.length) editor.act({ do: "accept", put, drop: [], answers: "" });
  });
  for (const select of Object.values(filters)) select.addEventListener("change", () => view.show(places()));
  view.element.prepend(make("div", { class: "sw-filters" }, ...Object.values(filters)));
}

/** @param {string} none @param {string[]} values */
function filterOf(none, values) {
  return make("select", { "aria-label": none }, ...["", ...values].map((value) => make("option", { value }, value || none)));
}

/** @param {Suggested} record */
function kindOf(record) {
  return record.kind === "mention" ? record.label.replaceAll("_", " ").toLowerCase() : record.kind;
}

/** @param {Suggested} record @returns {string[]} */
function entitiesOf(record) {
  const ids = record.kind === "mention" ? [record.entity] : record.kind === "naming" ? [record.refers_to] : [record.holder, record.target];
  return ids.filter((id) => id !== null);
}

/** A suggestion as a line of the preview. @param {Editor} editor @param {string} id @param {Suggested} record @returns {Place} */
function placed({ reading }, id, record) {
  const { start, end } = reading.stretch(record.kind === "stance" ? record.evidence : record);
  const { text } = reading.article;
  return {
    key: id,
    article: reading.article.id,
    title: reading.says(id),
    quote: text.slice(start, end),
    before: text.slice(Math.max(0, start - AROUND), start).split(/[\r\n]/).at(-1) ?? "",
    after: text.slice(end, end + AROUND).split(/[\r\n]/)[0],
    does: "accept",
  };
}

/**
 * The places that would change, each of which can be left out; Enter does it.
 * @param {Editor} editor @param {string} title @param {Place[]} places @param {(left: string[]) => void} run
 */
function preview(editor, title, places, run) {
  /** @type {Set<string>} */
  const left = new Set();
  const counts = make("p", { role: "status" });
  const list = new Rows({
    says: title,
    empty: "Nothing passes this filter.",
    run: () => finish(),
    chosen: (key) => toggle(key),
    pressed: (key, event) => (event.key === " " || event.key === "x") && (toggle(key), true),
  });
  let shown = places;
  const finish = () => {
    if (!editor.dock.canSave()) return void (counts.textContent = "The kernel does not answer; this stays here until it does.");
    editor.frame.sheet.close();
    run([...left]);
  };
  /** @param {string} key */
  const toggle = (key) => {
    if (!left.delete(key)) left.add(key);
    draw();
  };
  const draw = () => {
    const taken = shown.filter((each) => !left.has(each.key));
    const articles = new Set(taken.map((each) => each.article)).size;
    counts.textContent = `${taken.length} of ${shown.length}${articles > 1 ? ` in ${articles} articles` : ""}`;
    list.show(
      shown.map((each) => ({
        key: each.key,
        get children() {
          return placeLine(each, left.has(each.key));
        },
      })),
    );
  };
  const buttons = make(
    "footer",
    { class: "sw-buttons" },
    button(make("span", {}, keycaps("Enter"), "do it"), finish),
    make("span", { class: "sw-hint" }, keycaps("Space"), "leave this one out"),
  );
  const element = make("div", { class: "sw-preview" }, counts, list.element, buttons);
  draw();
  editor.frame.sheet.open(title, element, () => list.focus());
  /** @param {Place[]} next */
  const show = (next) => ((shown = next), draw());
  return { element, show };
}

/** @param {Place} place @param {boolean} left */
function placeLine({ before, quote, after, does, title }, left) {
  return [
    make("span", { class: "sw-tick", role: "img", "aria-label": left ? "left out" : "taken" }, left ? "☐" : "☑"),
    make("span", { class: "sw-kwic", dir: "auto" }, make("span", {}, before), make("b", {}, quote), make("span", {}, after)),
    make("small", {}, `${does} · ${title}`),
  ];
}
