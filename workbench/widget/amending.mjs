// Changes of the codebook: another name, two that are one, one that is several. Each is told before it is made, with the
// records that it is about.

import { inContext } from "./context.mjs";
import { entityMaker, topicMaker } from "./creating.mjs";
import { Form, textField } from "./forms.mjs";
import { make } from "./nodes.mjs";
import { labelOptions, optionOf } from "./offers.mjs";
import { Picks } from "./picks.mjs";
import { radios } from "./radios.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./options.mjs").Offer} Offer */
/** @typedef {"label" | "topic" | "entity"} What */
/** @typedef {{id: string, what: What, name: string}} Subject  what a change is about */
/** @typedef {"rename" | "merge" | "split"} Kind */
/** @typedef {import("./context.mjs").Context & {title: string}} Use */

const DEEDS = {
  rename: { letter: "r", definition: "Show another name; no record is rewritten." },
  merge: { letter: "m", name: "merge into another", definition: "Your records get the other one." },
  split: { letter: "s", name: "split into several", definition: "You choose between them, record by record." },
};
const MOST = 50; // records that a preview shows

/**
 * Ask for a change, in the sheet.
 * @param {Editor} editor @param {Subject} subject @param {Kind | ""} kind  empty: that is asked, too
 */
export function amend(editor, subject, kind = "") {
  const asking = new Amending(editor, subject, kind);
  editor.frame.sheet.open("Change the codebook", asking.form.element, () => asking.focus());
}

class Amending {
  /** @param {Editor} editor @param {Subject} subject @param {Kind | ""} kind */
  constructor(editor, subject, kind) {
    const offer = heirsOf(editor, subject);
    const onChange = () => this.look();
    const onEnd = () => this.form.goOn(true);
    this.editor = editor;
    this.subject = subject;
    this.told = preview(editor);
    this.kind = radios({ says: "change", entries: DEEDS, value: kind, onTake: (decided) => this.choose(decided) });
    this.named = textField("new name", subject.name, onChange);
    this.heir = new Picks({ says: "becomes", offer, most: 1, onChange, onEnd });
    this.heirs = new Picks({ says: "becomes one of", offer, most: Infinity, onChange, onEnd });
    this.form = this.formOf();
    this.form.element.append(this.told.element);
  }

  formOf() {
    const { what, name } = this.subject;
    /** @param {Kind} kind */
    const when = (kind) => () => this.kind.value() === kind;
    const needs = "Choose what takes its place.";
    return new Form({
      title: `The ${what} “${name}”`,
      thing: "change",
      deed: "do it",
      span: null,
      steps: [
        { says: "change", field: this.kind, needs: "Choose what to do." },
        { says: "new name", field: this.named, when: when("rename"), needs: "Give it a name." },
        { says: `“${name}” becomes`, field: this.heir, when: when("merge"), needs },
        { says: `“${name}” becomes one of`, field: this.heirs, when: when("split"), needs },
      ],
      save: () => this.save(),
      cancel: () => this.editor.frame.sheet.close(),
    });
  }

  focus() {
    if (this.kind.value() === "rename") this.named.focus();
    else this.form.focus();
  }

  /** @param {boolean} decided */
  choose(decided) {
    this.form.draw();
    this.look();
    if (decided && this.kind.value() === "rename") this.named.focus();
    else if (decided) this.form.goOn(false);
  }

  /** The change, as the kernel is asked for it. */
  wanted() {
    const { id, what } = this.subject;
    const kind = this.kind.value() ?? "";
    const to = kind === "merge" ? this.heir.ids : kind === "split" ? this.heirs.ids : [];
    return { kind, what, of: [id], to, name: kind === "rename" ? (this.named.value() ?? "") : "" };
  }

  /** What is still missing before anything can be told; empty when nothing is. */
  missing() {
    const { kind, to, name } = this.wanted();
    if (!kind) return "Choose what to do.";
    if (kind === "rename" && name === this.subject.name) return "This is what it is called already.";
    if (kind === "split" && to.length < 2) return "Choose at least two.";
    return kind === "merge" && !to.length ? "Choose what takes its place." : "";
  }

  look() {
    if (this.missing()) this.told.clear();
    else void this.told.ask(this.wanted());
  }

  async save() {
    const missing = this.missing();
    if (missing) return this.form.say(missing);
    const trouble = await this.told.ask(this.wanted());
    const left = !this.form.element.isConnected; // meanwhile, perhaps by a second Enter
    if (trouble || left || !this.editor.dock.canSave()) return;
    this.editor.frame.sheet.close();
    this.editor.order("amend", this.wanted());
  }
}

/**
 * What can take the place of something: others of its kind that are in use.
 * @param {Editor} editor @param {Subject} subject @returns {Offer}
 */
function heirsOf(editor, { id, what }) {
  const { topics, entities, retired = {} } = editor.reading.codebook;
  const others = (/** @type {{id: string}} */ each) => each.id !== id && !(each.id in retired);
  if (what === "label") {
    return { options: labelOptions(editor.reading).filter(others) };
  }
  const named = what === "topic" ? topics : entities;
  const own = entities.find((each) => each.id === id);
  return {
    options: named.filter(others).map(optionOf),
    ask: async (words) => {
      const { options = [] } = await editor.ask("entities", {
        words,
        label: own?.label ?? "",
        topics: what === "topic",
      });
      const same = options.filter(
        (/** @type {{id: string}} */ each) => each.id.startsWith("topic:") === (what === "topic"),
      );
      return { options: same.filter(others) };
    },
    makers: [what === "topic" ? topicMaker(editor) : entityMaker(editor, { label: own?.label ?? "", words: "" })],
  };
}

/** What a change would do, in a sentence, and the records that it is about. @param {Editor} editor */
function preview(editor) {
  let asked = 0;
  const says = make("p", { role: "status" });
  const uses = make("ul", { class: "sw-uses" });
  const element = make("div", { class: "sw-foretold" }, says, uses);
  const clear = () => {
    asked++;
    says.replaceChildren();
    uses.replaceChildren();
  };
  /** What is wrong with the change, if anything. @param {Record<string, any>} wanted @returns {Promise<string>} */
  const ask = async (wanted) => {
    const number = ++asked;
    /** @type {{sentence?: string, rows?: Use[], trouble?: string}} */
    const { sentence = "", rows = [], trouble = "" } = await editor.ask("amendment", wanted);
    if (number !== asked) return trouble;
    says.classList.toggle("sw-problem", Boolean(trouble));
    says.replaceChildren(trouble ? `${trouble}.` : sentence);
    uses.replaceChildren(...rows.slice(0, MOST).map(useLine));
    if (rows.length > MOST) uses.append(make("li", {}, `and ${rows.length - MOST} more`));
    return trouble;
  };
  return { element, clear, ask };
}

/** @param {Use} use */
function useLine(use) {
  return make("li", {}, inContext(use), " ", make("small", { dir: "auto" }, use.title));
}

/** The codebook, with the keys in it. @param {Editor} editor */
function enterCodebook({ frame }) {
  if (frame.tabs.open.name === "codebook" && !frame.alone) frame.tabs.show("codebook", true);
  else frame.showTab("codebook", true);
}

/** @type {import("./bindings.mjs").Binding[]} */
export const AMENDING = [
  { name: "change-codebook", keys: ["C"], words: "search and change the codebook", run: enterCodebook },
];
