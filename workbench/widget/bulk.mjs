// Many suggestions accepted at once: all, or those of a kind, an entity or a suggester.

import { accepting, placeOf, referentsOf } from "./changes.mjs";
import { contextOf } from "./context.mjs";
import { readable } from "./entries.mjs";
import { byId } from "./ids.mjs";
import { make, optionsOf } from "./nodes.mjs";
import { preview } from "./preview.mjs";
import { figureOf } from "./reasons.mjs";
import { lineAbout } from "./summary.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./changes.mjs").Suggested} Suggested */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./preview.mjs").Place} Place */

const LEAST = ["0.9", "0.8", "0.7", "0.6", "0.5"];

/**
 * What can be accepted as it is: of a stance that is only pointed at, a person has to say what it says.
 * @param {Editor} editor
 */
const asTheyAre = ({ reading }) =>
  Object.entries(reading.undecided).filter(([, record]) => record.kind !== "stance" || record.polarity);

/** @type {Binding[]} */
export const ACCEPTING = [
  {
    name: "accept-many",
    keys: ["b"],
    words: "accept many",
    when: (e) => asTheyAre(e).length > 0,
    run: acceptMany,
    foot: true,
  },
];

/** @param {Editor} editor */
function acceptMany(editor) {
  const { reading } = editor;
  const rows = asTheyAre(editor);
  /** @param {(record: Suggested) => string} of */
  const valuesOf = (of) => [...new Set(rows.map(([, record]) => of(record)))].filter(Boolean).sort();
  const filters = {
    kind: filterOf("any kind", valuesOf(kindOf)),
    entity: filterOf(
      "any entity",
      valuesOf((record) => referentsOf(record).map((id) => reading.name(id))[0] ?? ""),
    ),
    by: filterOf(
      "any suggester",
      valuesOf((record) => record.by ?? ""),
    ),
    likely: filterOf(
      "however likely",
      rows.some(([, record]) => figureOf(record)) ? ["sure", ...LEAST.map((least) => `${least} or more`)] : [],
    ),
  };
  const chosen = () =>
    rows.filter(
      ([, record]) =>
        [kindOf(record), ""].includes(filters.kind.value) &&
        ["", ...referentsOf(record).map((id) => reading.name(id))].includes(filters.entity.value) &&
        ["", record.by ?? ""].includes(filters.by.value) &&
        isLikely(record, filters.likely.value),
    );
  const places = () => chosen().map(([id, record]) => placed(editor, id, record));
  const view = preview(editor, "Accept suggestions", places(), (left) => {
    const taken = chosen().filter(([id]) => !left.includes(id));
    const put = Object.assign(byId(), ...taken.map(([id, record]) => accepting(id, record).put));
    if (taken.length) editor.act({ do: "accept", put, drop: [], answers: "" });
  });
  for (const select of Object.values(filters)) select.addEventListener("change", () => view.show(places()));
  view.element.prepend(make("div", { class: "sw-filters" }, ...Object.values(filters)));
}

/**
 * Whether as much speaks for it as is `wanted`: "sure", a least score, or nothing.
 * @param {Suggested} record @param {string} wanted
 */
function isLikely(record, wanted) {
  return wanted === "sure" ? Boolean(record.sure) : (record.score ?? 0) >= (parseFloat(wanted) || 0);
}

/** @param {string} none @param {string[]} values */
function filterOf(none, values) {
  return make("select", { "aria-label": none }, ...optionsOf(["", ...values], none));
}

/** @param {Suggested} record */
function kindOf(record) {
  return record.kind === "mention" ? readable(record.label) : record.kind;
}

/**
 * A suggestion as a line of the preview.
 * @param {Editor} editor @param {string} id @param {Suggested} record @returns {Place}
 */
function placed({ reading }, id, record) {
  const stretch = reading.stretch(placeOf(record));
  return {
    key: id,
    article: reading.article.id,
    title: lineAbout(reading, id),
    does: "accept",
    ...contextOf(reading.article.text, stretch),
  };
}
