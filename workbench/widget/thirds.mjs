// A third reading, where nobody's is right: the usual form, filled in with what stands or the first reader says.

import { askNaming, askStance } from "./asking.mjs";
import { selectedWords } from "./deeds.mjs";
import { standing, writingThird } from "./comparing.mjs";
import { Chooser } from "./choose.mjs";
import { Form } from "./forms.mjs";
import { offerOf } from "./offers.mjs";
import { radios } from "./radios.mjs";
import { TYPES } from "./regions.mjs";

/** @typedef {import("./changes.mjs").Mention} Mention */
/** @typedef {import("./changes.mjs").Region} Region */
/** @typedef {import("./comparing.mjs").Compared} Compared */
/** @typedef {import("./comparing.mjs").Difference} Difference */
/** @typedef {import("./editor.mjs").Editor} Editor */

const TITLE = "A third reading";
/** What the forms call a field, where that is another word. @type {Record<string, string>} */
const STEPS = { refers_to: "who", frame_class: "class", type: "the words are a" };
const WORDS = { name: { letter: "n" }, nominal: { letter: "d", name: "description" } };

/** With the selected words, if there are any. @param {Editor} editor */
export function writeThird(editor) {
  const { difference, locked } = editor;
  const begun = difference && !locked && beginning(editor, difference);
  if (!begun) return;
  const span = selectedWords(editor);
  /** @param {Compared} record */
  const save = (record) =>
    editor.dock.saveForm(() => {
      editor.stand(difference.id); // meanwhile another may have been clicked beside the text
      editor.act(writingThird(difference, editor.reading.all, record), difference.id);
    });
  if (begun.kind === "stance") askStance(editor, TITLE, { ...begun, evidence: span ?? begun.evidence }, save);
  else if (begun.kind === "naming") askNaming(editor, TITLE, { ...begun, ...span }, save);
  else if (begun.kind === "mention") editor.dock.openForm(mentionForm(editor, { ...begun, ...span }, save));
  else editor.dock.openForm(regionForm(editor, { ...begun, ...span }, save));
  const [disputed] = difference.fields;
  const step = editor.dock.form?.asked.steps.find(({ says }) => says === (STEPS[disputed] ?? disputed));
  step?.field.focus(); // what nobody has right is asked for first
}

/**
 * What stands there now, or else what the first reader has who has anything.
 * @param {Editor} editor @param {Difference} difference
 */
function beginning({ reading }, difference) {
  const said = [standing(difference, reading.all), ...difference.sides.map((side) => side.records)];
  return said.flatMap((records) => Object.values(records))[0];
}

/** @param {Editor} editor @param {Mention} mention @param {(mention: Mention) => void} save */
function mentionForm(editor, mention, save) {
  const { start, end, quote } = mention;
  const onLetter = (/** @type {boolean} */ decided) => decided && form.goOn(false);
  const onTake = (/** @type {unknown} */ _, /** @type {boolean} */ entered) => form.goOn(entered);
  const label = radios({ says: "label", entries: editor.reading.labels, value: mention.label, onTake: onLetter });
  const offer = offerOf(editor, { label: mention.label, words: quote });
  const entity = new Chooser({ says: "entity", value: mention.entity, ...offer, onTake });
  const type = radios({ says: "words are a", entries: WORDS, value: mention.type ?? "name", onTake: onLetter });
  /** @returns {Mention} */
  const made = () => ({
    ...mention,
    ...(form.span() ?? mention),
    label: label.value() ?? "",
    entity: entity.value(),
    type: type.value() ?? "name",
  });
  /** @type {Form} */
  const form = new Form({
    title: TITLE,
    thing: "mention",
    span: { start, end, quote },
    steps: [
      { says: "label", field: label, needs: "Choose a label." },
      { says: "entity", field: entity },
      { says: "the words are a", field: type },
    ],
    save: () => save(made()),
    cancel: () => editor.dock.leaveForm(),
  });
  return form;
}

/** @param {Editor} editor @param {Region} region @param {(region: Region) => void} save */
function regionForm(editor, region, save) {
  const { start, end, quote } = region;
  const entries = Object.fromEntries(TYPES.map((type) => [type, {}]));
  const onTake = (/** @type {boolean} */ decided) => decided && form.goOn(false);
  const type = radios({ says: "part of the page", entries, value: region.type, onTake });
  /** @type {Form} */
  const form = new Form({
    title: TITLE,
    thing: "part of the page",
    span: { start, end, quote },
    steps: [{ says: "part of the page", field: type }],
    save: () => save({ ...region, ...(form.span() ?? region), type: type.value() ?? region.type }),
    cancel: () => editor.dock.leaveForm(),
  });
  return form;
}
