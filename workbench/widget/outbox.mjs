// Actions that are not known to be on disk yet. An action leaves when the kernel has answered to its id.
//
// Kept in memory and, one entry an action, in the browser's storage: a closed tab, a reload or a restarted
// kernel then costs nothing, and two tabs that share a key never overwrite each other's entries. What the
// storage does not take is kept beside it for as long as the page lives, so that a new view of it finds that too.

/** @typedef {{type: string, id: string, article: string, put?: any, drop?: string[]} & Record<string, any>} Message */
/** @typedef {{order: number, message: Message}} Entry */

export class Outbox {
  /**
   * @param {(message: Message) => void} send
   * @param {() => Storage} storage  may throw where pages may store nothing
   */
  constructor(send, storage) {
    this.send = send;
    this.storage = storage;
    this.key = "";
    /** @type {Entry[]} */
    this.entries = [];
    this.sentAt = 0;
  }

  get size() {
    return this.entries.length;
  }

  /** Whether the browser has stored all of it. */
  get kept() {
    return this.entries.every((entry) => !unstored().has(this.place(entry.message.id)));
  }

  /** Milliseconds that the kernel has owed an answer. @param {number} now */
  waiting(now) {
    return this.size ? now - this.sentAt : 0;
  }

  /** @param {string} article @returns {Message[]} */
  of(article) {
    return this.entries.map((entry) => entry.message).filter((message) => message.article === article);
  }

  /** Take over what an earlier page left under `key`, and send everything again, oldest first. @param {string} key */
  open(key) {
    this.key = key;
    const known = new Set(this.entries.map((entry) => entry.message.id));
    this.entries.push(...this.stored().filter((entry) => !known.has(entry.message.id)));
    this.entries.sort((a, b) => a.order - b.order);
    this.sentAt = Date.now();
    for (const entry of this.entries) this.send(entry.message);
  }

  /** @param {Message} message */
  add(message) {
    // the clock may be coarse, or set back: what is done later has to come later
    const order = Math.max(Date.now(), (this.entries.at(-1)?.order ?? 0) + 1);
    const entry = { order, message };
    if (!this.size) this.sentAt = Date.now();
    this.entries.push(entry);
    const place = this.place(message.id);
    const stored = this.guarded((storage) => storage.setItem(place, JSON.stringify(entry)));
    if (!stored) unstored().set(place, JSON.stringify(entry));
    this.send(message);
  }

  /** The kernel has answered: saved or refused. @param {string} id @returns {Message | undefined} */
  settle(id) {
    const settled = this.entries.find((entry) => entry.message.id === id);
    this.entries = this.entries.filter((entry) => entry !== settled);
    this.sentAt = Date.now();
    this.guarded((storage) => storage.removeItem(this.place(id)));
    unstored().delete(this.place(id));
    return settled?.message;
  }

  /** Remember the action that was saved last: whatever happens to the log, somebody has seen it. @param {string} id */
  witness(id) {
    this.guarded((storage) => storage.setItem(`${this.key}!saved`, id));
  }

  /** The action that was saved last as far as this browser knows. */
  get witnessed() {
    let id = "";
    this.guarded((storage) => (id = storage.getItem(`${this.key}!saved`) ?? ""));
    return id;
  }

  /** @returns {Entry[]} */
  stored() {
    const found = new Map(unstored());
    this.guarded((storage) => {
      const names = Object.keys(storage).filter((name) => name.startsWith(this.place("")));
      for (const name of names) found.set(name, storage.getItem(name) ?? "");
    });
    return [...found].flatMap(([name, stored]) => {
      const entry = entryOf(stored);
      // the whole name: what the key of `ana` begins with also begins that of `ana/2`
      return entry && name === this.place(entry.message.id) ? [entry] : [];
    });
  }

  /** @param {string} id */
  place(id) {
    return `${this.key}/${id}`;
  }

  /**
   * Storage may be full or forbidden; false then.
   * @param {(storage: Storage) => void} use
   */
  guarded(use) {
    try {
      use(this.storage());
      return true;
    } catch {
      return false;
    }
  }
}

/**
 * What was stored, if it can be read; what cannot stays where it is and stops nothing.
 * @param {string} stored @returns {Entry | null}
 */
function entryOf(stored) {
  try {
    const entry = JSON.parse(stored);
    return entry?.message?.id ? entry : null;
  } catch {
    return null;
  }
}

/** What the browser would not store, by name: one for all views of a page. @returns {Map<string, string>} */
function unstored() {
  const page = /** @type {{stanceWorkbenchUnstored?: Map<string, string>}} */ (window);
  return (page.stanceWorkbenchUnstored ??= new Map());
}
