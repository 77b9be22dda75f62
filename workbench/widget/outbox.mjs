// Actions that are not known to be on disk yet. An action leaves when the kernel has answered to its id.
//
// Kept in memory and, one entry an action, in the browser's storage: a closed tab, a reload or a restarted
// kernel then costs nothing, and two tabs that share a key never overwrite each other's entries.

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
    this.kept = true;
  }

  get size() {
    return this.entries.length;
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
    const entry = { order: performance.timeOrigin + performance.now(), message };
    if (!this.size) this.sentAt = Date.now();
    this.entries.push(entry);
    this.kept = this.guarded((storage) => storage.setItem(this.place(message.id), JSON.stringify(entry)));
    this.send(message);
  }

  /** The kernel has answered: saved or refused. @param {string} id @returns {Message | undefined} */
  settle(id) {
    const settled = this.entries.find((entry) => entry.message.id === id);
    this.entries = this.entries.filter((entry) => entry !== settled);
    this.sentAt = Date.now();
    this.guarded((storage) => storage.removeItem(this.place(id)));
    return settled?.message;
  }

  /** @returns {Entry[]} */
  stored() {
    /** @type {Entry[]} */
    const found = [];
    this.guarded((storage) => {
      const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      for (const name of names) {
        const entry = name.startsWith(this.place("")) && entryOf(storage.getItem(name));
        if (entry) found.push(entry);
      }
    });
    return found;
  }

  /** @param {string} id */
  place(id) {
    return `${this.key}/${id}`;
  }

  /**
   * Storage may be full or forbidden; then memory alone has to do, and `kept` says so.
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
 * @param {string | null} stored @returns {Entry | null}
 */
function entryOf(stored) {
  try {
    const entry = JSON.parse(stored ?? "null");
    return entry?.message?.id ? entry : null;
  } catch {
    return null;
  }
}
