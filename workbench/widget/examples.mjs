// An example for the codebook: what was disputed here, and how it was decided, for whoever meets the like of it next.
//
// All is filled in from what one stands on, so that one key asks and one saves.

import { standing, whereIs } from "./comparing.mjs";
import { Form, textField } from "./forms.mjs";
import { radios } from "./radios.mjs";

/** @typedef {import("./bindings.mjs").Binding} Binding */
/** @typedef {import("./comparing.mjs").Compared} Compared */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {"label" | "polarity" | "voice" | "valence" | "topic"} What */
/** @typedef {{what: What, field: string}} Rule  an entry that a record goes by, and where the record names it */
/** @typedef {{record: Compared, others: Compared[], fields: string[], none: boolean}} Shown */

const LONGEST = 160; // code points of the words that are filled in; who wants more selects them
/** @type {Record<string, Rule[]>} the first of them is meant, if nothing speaks for another */
const RULES = {
  mention: [{ what: "label", field: "label" }],
  naming: [
    { what: "valence", field: "valence" },
    { what: "voice", field: "voice" },
  ],
  stance: [
    { what: "polarity", field: "polarity" },
    { what: "topic", field: "target" },
    { what: "voice", field: "voice" },
  ],
};

/** @type {Binding[]} */
export const EXEMPLIFYING = [
  {
    name: "example-of-dispute",
    keys: ["i"],
    words: "the rule is unclear: make this an example",
    when: ({ difference }) => Boolean(difference?.verdict?.reason?.includes("unclear")),
    run: exemplify,
    foot: true,
    rare: true,
  },
  {
    name: "example",
    keys: ["i"],
    words: "make this an example in the codebook",
    when: (editor) => Boolean(editor.difference) || editor.isConfirmed(),
    run: exemplify,
  },
];

/** @param {Editor} editor */
function exemplify(editor) {
  if (editor.locked) return;
  const { difference } = editor;
  if (difference && !difference.verdict) {
    return editor.frame.hint("Decide it first; then it can be an example of how such a thing is decided.");
  }
  const shown = shownBy(editor);
  const rules = shown ? rulesOf(editor, shown) : [];
  if (!shown || !rules.length) {
    return editor.frame.hint("Examples are of labels, polarities, topics, voices and valences; here is none of them.");
  }
  editor.dock.openForm(exampleForm(editor, shown, rules));
}

/** The record that is to be the example, and what others made of it. @param {Editor} editor @returns {Shown | null} */
function shownBy({ current, difference, reading }) {
  if (!difference) {
    const record = reading.records.get(current);
    return record ? { record, others: [], fields: [], none: false } : null;
  }
  const stands = Object.values(standing(difference, reading.all));
  const said = difference.sides.flatMap((side) => Object.values(side.records));
  const [record] = [...stands, ...said];
  return record ? { record, others: said, fields: difference.fields, none: !stands.length } : null;
}

/** The entries of the codebook that the record goes by: first that in dispute. @param {Editor} editor @param {Shown} shown */
function rulesOf({ reading: { codebook } }, { record, fields }) {
  const { labels, polarities, voices, valences } = codebook;
  const entries = { label: labels, polarity: polarities, voice: voices, valence: valences };
  const topics = new Set(codebook.topics.map(({ id }) => id));
  const known = (RULES[record.kind] ?? []).filter(({ what, field }) => {
    const id = valueOf(record, field);
    return what === "topic" ? topics.has(id) : id in entries[what];
  });
  const disputed = known.filter(({ field }) => fields.includes(field));
  return [...disputed, ...known.filter((rule) => !disputed.includes(rule))];
}

/** @param {Editor} editor @param {Shown} shown @param {Rule[]} rules */
function exampleForm(editor, shown, rules) {
  const { record } = shown;
  const entries = Object.fromEntries(
    rules.map(({ what, field }) => [what, { name: `${what} “${nameOf(editor, what, valueOf(record, field))}”` }]),
  );
  const chosen = () => rules.find(({ what }) => what === rule.value()) ?? rules[0];
  let offered = noteOn(editor, shown, rules[0]);
  const onTake = () => {
    if (note.state() === offered) note.fill((offered = noteOn(editor, shown, chosen())));
  };
  const rule = radios({ says: "an example of", entries, value: rules[0].what, onTake });
  const words = textField("words", shortened(whereIs(record).quote));
  const note = textField("what it shows", offered);
  const save = () =>
    editor.dock.saveForm(() => {
      const { what, field } = chosen();
      const of = [valueOf(record, field)];
      editor.order("amend", { kind: "example", what, of, example: words.value() ?? "", note: note.value() ?? "" });
    });
  return new Form({
    title: "Example in the codebook",
    thing: "example",
    span: null,
    steps: [
      { says: "an example of", field: rule },
      { says: "words", field: words, needs: "An example needs words." },
      { says: "what it shows", field: note, optional: true },
    ],
    save,
    cancel: () => editor.dock.leaveForm(),
  });
}

/** What others took it for; that it is none, where nothing of it stands. @param {Editor} editor @param {Shown} shown @param {Rule} rule */
function noteOn(editor, { record, others, none }, { what, field }) {
  const own = valueOf(record, field);
  if (none) return `not ${nameOf(editor, what, own)}`;
  const not = [...new Set(others.map((other) => valueOf(other, field)))].filter((id) => id && id !== own);
  return not.length ? `not ${not.map((id) => nameOf(editor, what, id)).join(" or ")}` : "";
}

/** @param {any} record @param {string} field @returns {string} */
function valueOf(record, field) {
  return record[field] ?? "";
}

/** @param {Editor} editor @param {What} what @param {string} id */
function nameOf({ reading }, what, id) {
  return what === "label" ? reading.labelName(id) : reading.name(id);
}

/** As many whole words as there is room for. @param {string} words */
function shortened(words) {
  const signs = [...words.replace(/\s+/g, " ")];
  if (signs.length <= LONGEST) return signs.join("");
  return `${signs
    .slice(0, LONGEST)
    .join("")
    .replace(/\s\S*$/, "")} …`;
}
