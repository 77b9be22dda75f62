// What goes with the words somebody types: what the page knows at once, what the kernel finds a moment later.
//
// What was painted first stays where it is and what is found later comes after it: nobody takes a row that has just
// moved under the key.

/** @typedef {{id: string, name: string, hint: string, aliases: string[]}} Option */
/** @typedef {(words: string) => Promise<{options?: Option[]}>} Ask */
/** @typedef {{id: string, name: string}} Taken */
/** @typedef {{element: HTMLElement, focus: () => void}} Unfolded */
/**
 * @typedef {Object} Maker  makes what is not in the list yet
 * @property {string} says  what it makes
 * @property {(words: string, done: (made: Taken | null) => void) => Unfolded} open
 */
/**
 * @typedef {Object} Offer  what can be chosen
 * @property {Option[]} options  what the page knows, in the order in which it is offered when nothing is typed
 * @property {Ask} [ask]  what the kernel knows
 * @property {boolean} [guessed]  the first option is what is probably meant: Enter takes it before anything is typed
 * @property {Maker[]} [makers]
 * @property {{says: string, coin: (words: string) => Taken | null}} [coined]  takes the words that were typed themselves
 */

const DEBOUNCE = 60; // milliseconds without a key before the kernel is asked

/**
 * Options whose name or an alias has `words` in it: the very name first, then names that begin with them.
 * @param {Option[]} options @param {string} words
 */
export function matching(options, words) {
  const part = words.trim().toLocaleLowerCase();
  /** @param {Option} option */
  const rank = (option) => {
    if ([option.name, ...option.aliases].some((name) => name.toLocaleLowerCase() === part)) return 0;
    const at = option.name.toLocaleLowerCase().indexOf(part);
    if (at >= 0) return at === 0 ? 1 : 2;
    return option.aliases.some((alias) => alias.toLocaleLowerCase().includes(part)) ? 3 : 4;
  };
  const ranked = options.map((option) => ({ option, rank: rank(option) })).filter((each) => each.rank < 4);
  return ranked.toSorted((a, b) => a.rank - b.rank).map((each) => each.option);
}

/**
 * The rows of the list: what was found, what makes something new, and what takes the words themselves.
 * @param {Partial<Offer>} offer @param {Option[]} found @param {string} words
 * @param {{take: (taken: Taken, entered: boolean) => void, unfold: (maker: Maker) => void}} then
 * @returns {import("./listbox.mjs").Row[]}
 */
export function rowsOf({ makers = [], coined }, found, words, { take, unfold }) {
  const quoted = words ? ` “${words}”` : "";
  /** @param {Taken} taken */
  const taking = (taken) => ({ taken, take: (/** @type {boolean} */ entered) => take(taken, entered) });
  const coin = words ? coined?.coin(words) : null;
  return [
    ...found.map((option) => ({ ...option, ...taking(option) })),
    ...makers.map((maker) => {
      const name = `create ${maker.says}${quoted} …`;
      return { id: `create ${maker.says}`, name, take: () => unfold(maker) };
    }),
    ...(coin ? [{ id: "coined", name: `${coined?.says}${quoted}`, ...taking(coin) }] : []),
  ];
}

/** What has been found for the words typed last; an answer about other words is dropped. */
export class Finder {
  /** @param {Option[]} options @param {Ask | undefined} ask @param {() => void} onFound  the kernel has answered */
  constructor(options, ask, onFound) {
    this.options = options;
    this.ask = ask;
    this.onFound = onFound;
    /** @type {Option[]} */
    this.found = [];
    this.pending = false;
    this.asked = 0; // counts what was looked for
    this.timer = 0;
  }

  /** @param {string} words */
  look(words) {
    const { ask } = this;
    const number = ++this.asked;
    clearTimeout(this.timer);
    this.found = matching(this.options, words);
    this.pending = Boolean(ask && words.trim());
    if (ask && this.pending) this.timer = setTimeout(() => this.inquire(ask, words, number), DEBOUNCE);
  }

  /** @param {Ask} ask @param {string} words @param {number} number */
  async inquire(ask, words, number) {
    const { options = [] } = await ask(words);
    if (number !== this.asked) return;
    const near = new Set(this.found.map((option) => option.id));
    this.found = [...this.found, ...options.filter((option) => !near.has(option.id))];
    this.pending = false;
    this.onFound();
  }
}
