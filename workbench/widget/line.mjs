// The line to the kernel, and the truth about it: what is on its way, and whether anybody answers.

import { newId } from "./changes.mjs";
import { Outbox } from "./outbox.mjs";

/** @typedef {import("./outbox.mjs").Message} Message */

const PATIENCE = 1700; // milliseconds the kernel may owe an answer: with a tick more, it is said within two seconds
const LONGEST = 15000; // milliseconds between two questions whether anybody is there

export class Line {
  /** @param {{send: (content: any) => void}} model @param {() => void} onSilence  called when silence begins */
  constructor(model, onSilence) {
    this.model = model;
    this.view = newId(); // a notebook may show the same editor twice
    this.article = ""; // which one this view shows
    this.onSilence = onSilence;
    this.outbox = new Outbox(
      (message) => this.send(message),
      () => window.localStorage,
    );
    this.silent = false;
    this.obstacle = ""; // why the kernel, which does answer, cannot save
    this.askedAt = 0;
    this.greetedAt = 0;
  }

  /** Whether something stands between what a person does and the disk. */
  get stuck() {
    return this.silent || this.obstacle !== "";
  }

  /** @param {Record<string, any>} message */
  send(message) {
    try {
      this.model.send(message);
    } catch {
      // a closed line: no answer comes, and `tick` will say so
    }
  }

  /** Ask for something that is not an action. @param {Record<string, any>} message */
  ask(message) {
    this.askedAt = Date.now();
    this.send({ ...message, view: this.view, article: this.article });
    this.article = ""; // the kernel knows better from now on: a hello must not lead back
  }

  greet() {
    this.greetedAt = Date.now();
    this.send({ type: "hello", view: this.view, article: this.article });
  }

  /** Anything the kernel says shows that it is there. */
  heard() {
    this.askedAt = 0;
    this.silent = false;
  }

  /** Notice that the kernel owes an answer for too long, and keep asking. */
  tick() {
    const now = Date.now();
    const owed = Math.max(this.outbox.waiting(now), this.askedAt ? now - this.askedAt : 0);
    if (owed <= PATIENCE) return;
    // a kernel that is busy for long answers every greeting in the end, so they become rarer
    const pause = Math.min(LONGEST, Math.max(PATIENCE, owed / 8));
    if (now - this.greetedAt > pause) this.greet();
    if (this.silent) return;
    this.silent = true;
    this.onSilence();
  }
}
