// What the kernel says, and what the page makes of it.
//
// An article is opened, and what was found in the project meanwhile is told (`notices`); an action is on disk (`ack`),
// cannot be (`refused`), or waits for the disk (`unsaved`); a question is answered.

import { remapped } from "./bindings.mjs";
import { TABLE } from "./keys.mjs";
import { Reading } from "./reading.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./reading.mjs").Acked} Acked */
/** @typedef {import("./reading.mjs").Opened} Opened */

/** @param {Editor} editor @param {any} message */
export function hear(editor, message) {
  if (message.for && message.for !== editor.line.view) return;
  editor.line.heard();
  if (message.type === "answer") return editor.questions.settle(message);
  if (message.type === "notices") return hearNotices(editor, message);
  if (message.type === "chosen") return editor.frame.queue.choose(message.chosen);
  if (message.type === "visit") return hearVisit(editor, message);
  if (!message.id) editor.turning = false; // an article is opened, or it is said why not
  if (message.type === "open") hearOpen(editor, message);
  if (message.type === "ack" && editor.reading) hearAck(editor, message);
  if (message.type === "refused") hearRefused(editor, message);
  if (message.type === "unsaved") hearUnsaved(editor, message);
}

/** @param {Editor} editor @param {Opened} message */
function hearOpen(editor, message) {
  editor.line.outbox.open(message.outbox); // first of all: what was done goes out even if nothing can be drawn
  const first = !editor.reading;
  const again = editor.reading?.isOf(message);
  editor.reading = new Reading(message);
  editor.keys = remapped(TABLE, message.codebook.keys ?? {});
  editor.line.article = message.article.id;
  editor.saved = message.saved;
  if (!again) editor.show();
  editor.frame.queue.chosen = message.chosen ?? null;
  editor.frame.open();
  editor.refresh();
  editor.arrive();
  void editor.frame.repairs.look();
  void editor.frame.copies.look();
  if (first) editor.frame.takeKeys();
  if (first) void missSaved(editor);
}

/**
 * The kernel has looked through the whole project, or worked out what is suggested, while the article was read.
 * @param {Editor} editor @param {{notices: string[], again?: boolean}} message
 */
function hearNotices({ frame, reading, line }, { notices, again }) {
  if (!reading) return; // the article that is opened brings them along
  if (again) return line.greet();
  for (const sentence of notices) frame.head.note(sentence, { class: "sw-notice" });
  void frame.copies.look(); // they are known by now
  frame.newcomers.heard();
  if (frame.withSide) void frame.queue.ask(); // it knows all outlets now
}

/**
 * Somebody is led here from elsewhere in the notebook.
 * @param {Editor} editor @param {{article: string, record?: string, start: number, end: number, quote: string}} message
 */
function hearVisit(editor, { article, record, ...span }) {
  const arrive = () => {
    const id = record && editor.reading.standsFor(record);
    if (id && editor.reading.places.has(id)) editor.goTo(id);
    else editor.visitWords({ article, ...span });
    editor.frame.come();
  };
  const go = () => editor.travel(article, arrive);
  if (editor.reading) go();
  else editor.destination = go; // once the first article is there
}

/** What this browser was told is saved has to be in the log; otherwise that is said. @param {Editor} editor */
async function missSaved(editor) {
  const id = editor.line.outbox.witnessed;
  if (!id) return;
  const { sentence } = await editor.ask("saved", { id });
  if (sentence) editor.frame.head.note(sentence);
}

/** @param {Editor} editor @param {Acked} message */
function hearAck(editor, message) {
  editor.line.obstacle = "";
  const sent = editor.line.outbox.settle(message.id);
  editor.saved = { ...editor.saved, at: message.at };
  const here = message.article === editor.reading.article.id;
  const { base, state } = editor.reading;
  const { detached } = state;
  editor.reading.confirm(message, here);
  editor.refresh();
  const touched = [...Object.keys(message.put), ...message.drop];
  if (touched.length) editor.line.outbox.witness(message.id); // a change of the codebook alone is in no log
  if (message.notice) editor.frame.head.note(message.notice);
  if (sent && sent.type !== "action") follow(editor, message, touched, here || Boolean(sent.into ?? sent.agreed));
  const regions = here && touched.some((id) => (message.put[id] ?? base[id])?.kind === "region");
  const repaired = here && message.detached !== detached;
  // other parts of the page are read now, other rules hold, or more of the text is decided on: other suggestions; and
  // where nothing is said of what is out of its place, the kernel knows more of the article than it told
  // and what was taken over elsewhere is no longer to be taken over
  if (regions || message.codebook || repaired || sent?.agreed) editor.line.greet();
}

/**
 * What the kernel worked out, an undo or a step over many articles, is shown where it happened; what was carried away
 * from here, or taken over elsewhere, is shown when one comes there.
 * @param {Editor} editor @param {Acked} message @param {string[]} touched @param {boolean} here
 */
function follow(editor, message, touched, here) {
  // a fate that is taken away gives back the suggestion of the same id
  const ids = touched.map((id) => editor.reading.standsFor(id.replace(/^(fate|verdict):/, "")));
  if (!here) editor.visit(message.article, ids[0]);
  const there = document.activeElement === editor.frame.box; // whoever types in a form by now stays there
  const id = ids.find((each) => editor.reading.places.has(each));
  if (here && there && id) editor.goTo(id);
  const says = tellStep(message);
  if (says) editor.frame.hint(says);
}

/** @param {Acked} message */
function tellStep({ words, codebook }) {
  return [words, codebook && `version ${codebook.version} of the codebook`].filter(Boolean).join(" · ");
}

/** @param {Editor} editor @param {{id?: string, why: string}} message */
function hearRefused(editor, { id, why }) {
  if (id) {
    editor.line.outbox.settle(id);
    editor.line.obstacle = ""; // it stood before an action that is gone
  }
  editor.frame.head.note(why);
  if (editor.reading) editor.refresh();
}

/**
 * The disk did not take it: it stays in the outbox, and is sent again.
 * @param {Editor} editor @param {{id?: string, why: string}} message
 */
function hearUnsaved(editor, { id, why }) {
  if (!id) return editor.frame.head.note(why);
  editor.line.obstacle = why;
  if (editor.reading) editor.refresh();
}
