// New entities and topics, made where they are missed: a form beside the text, or the same fields inside a chooser.

import { editing } from "./changes.mjs";
import { Form, textField } from "./forms.mjs";
import { radios } from "./radios.mjs";

/** @typedef {import("./options.mjs").Maker} Maker */
/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {{id: string, label: string, name: string, aliases: string[]}} NewEntity */
/** @typedef {{id: string, name: string, definition: string}} NewTopic */
/** @typedef {{name: string, label: string, alias: string}} Prefilled  `alias`: the words that led here */

/** Letters that Unicode does not take apart into a plain one and a mark. @type {Record<string, string>} */
const PLAIN = { ı: "i", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe" };

/**
 * An id for what is called `name`: in plain letters, and numbered where it is taken.
 * @param {string} name @param {(id: string) => boolean} isTaken @param {string} thing  for a name without plain letters
 */
export function slugOf(name, isTaken, thing) {
  const bare = name
    .normalize("NFKD")
    .replace(/[\p{M}'’ʼ]/gu, "")
    .toLowerCase();
  const plain = bare.replace(/[^\0-~]/gu, (letter) => PLAIN[letter] ?? " ");
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || thing;
  let id = slug;
  for (let number = 2; isTaken(id); number++) id = `${slug}-${number}`;
  return id;
}

/**
 * The fields of a new entity. Its alias is the words that led to it, unless they are its name.
 * @param {Editor} editor @param {Prefilled} given @param {(entity: NewEntity) => void} then @param {() => void} cancel
 */
function entityForm(editor, given, then, cancel) {
  const aliasFor = (/** @type {string} */ called) => (called === given.alias ? "" : given.alias);
  let offered = aliasFor(given.name);
  const alias = textField("alias", offered);
  const name = textField("name", given.name, (typed) => {
    if (alias.state() === offered) alias.fill((offered = aliasFor(typed)));
  });
  const onTake = (/** @type {boolean} */ decided) => decided && form.goOn(false);
  const label = radios({ says: "label", entries: editor.reading.labels, value: given.label, onTake });
  const save = () => {
    const called = name.value() ?? "";
    const aliases = [alias.value() ?? ""].filter((words) => words && words !== called);
    const id = slugOf(called, (slug) => editor.reading.knows(slug), "entity");
    then({ id, label: label.value() ?? "", name: called, aliases });
  };
  /** @type {Form} */
  const form = new Form({
    title: "New entity",
    thing: "entity",
    deed: "create",
    span: null,
    steps: [
      { says: "name", field: name, needs: "Give it a name." },
      { says: "label", field: label, needs: "Choose a label." },
      { says: "alias", field: alias, optional: true },
    ],
    save,
    cancel,
  });
  return form;
}

/** @param {Editor} editor @param {string} called @param {(topic: NewTopic) => void} then @param {() => void} cancel */
function topicForm(editor, called, then, cancel) {
  const name = textField("name", called);
  const definition = textField("definition", "");
  const save = () => {
    const words = name.value() ?? "";
    const id = slugOf(words, (slug) => editor.reading.knows(`topic:${slug}`), "topic");
    then({ id: `topic:${id}`, name: words, definition: definition.value() ?? "" });
  };
  return new Form({
    title: "New topic",
    thing: "topic",
    deed: "create",
    span: null,
    steps: [
      { says: "name", field: name, needs: "Give it a name." },
      { says: "definition", field: definition, optional: true },
    ],
    save,
    cancel,
  });
}

/**
 * Put something new into the codebook.
 * @param {Editor} editor @param {{entity: NewEntity} | {topic: NewTopic}} made
 */
export function enter(editor, made) {
  const kind = "entity" in made ? "entity" : "topic";
  editor.order("amend", { kind, ...made });
}

/**
 * Makes an entity inside a chooser, with the label and the words of the mention that asks for one.
 * @param {Editor} editor @param {{label: string, words: string}} about @returns {Maker}
 */
export function entityMaker(editor, { label, words }) {
  return {
    says: "entity",
    open: (typed, done) => {
      const given = { name: typed || words, label, alias: words };
      const then = (/** @type {NewEntity} */ entity) => {
        if (!editor.dock.canSave()) return;
        enter(editor, { entity });
        done(entity);
      };
      return entityForm(editor, given, then, () => done(null));
    },
  };
}

/** @param {Editor} editor @returns {Maker} */
export function topicMaker(editor) {
  return {
    says: "topic",
    open: (typed, done) => {
      const then = (/** @type {NewTopic} */ topic) => {
        if (!editor.dock.canSave()) return;
        enter(editor, { topic });
        done(topic);
      };
      return topicForm(editor, typed, then, () => done(null));
    },
  };
}

/**
 * A new entity with the selected words for a name; with those of the current mention, which is then linked to it.
 * @param {Editor} editor
 */
function newEntity(editor) {
  const { current: id, reading } = editor;
  const span = editor.selected();
  const mention = span ? undefined : editor.currentOf("mention");
  const words = span?.quote ?? mention?.quote ?? "";
  const given = { name: words, label: mention?.label ?? labelOf(editor, words), alias: words };
  const then = (/** @type {NewEntity} */ entity) =>
    editor.dock.saveForm(() => {
      enter(editor, { entity });
      if (mention) editor.act(editing("link", id, { ...mention, entity: entity.id }, reading.undecided[id]), id);
    });
  editor.dock.openForm(entityForm(editor, given, then, () => editor.dock.leaveForm()));
}

/** The label that the same words have in this article. @param {Editor} editor @param {string} words */
function labelOf({ reading }, words) {
  const same = [...reading.records.values()].find((record) => record.kind === "mention" && record.quote === words);
  return same?.kind === "mention" ? same.label : "";
}

/** @param {Editor} editor */
function newTopic(editor) {
  const then = (/** @type {NewTopic} */ topic) => editor.dock.saveForm(() => enter(editor, { topic }));
  editor.dock.openForm(topicForm(editor, editor.selected()?.quote ?? "", then, () => editor.dock.leaveForm()));
}

/** @type {import("./bindings.mjs").Binding[]} */
export const CREATING = [
  { name: "new-entity", keys: ["E"], words: "new entity", run: newEntity },
  { name: "new-topic", keys: ["T"], words: "new topic", run: newTopic },
];
