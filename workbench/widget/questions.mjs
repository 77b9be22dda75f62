// Questions to the kernel that change nothing: each gets its answer, or a sentence that says why there is none.

const LATE = 20000; // milliseconds; by then the banner has long said that the kernel is silent

export class Questions {
  /** @param {(message: Record<string, any>) => void} send */
  constructor(send) {
    this.send = send;
    this.count = 0;
    /** @type {Map<number, (answer: any) => void>} */
    this.open = new Map();
  }

  /**
   * The answer's fields; `{trouble}` with a sentence when there is none.
   * @param {string} what @param {Record<string, any>} given @returns {Promise<any>}
   */
  ask(what, given = {}) {
    const number = ++this.count;
    return new Promise((resolve) => {
      const late = setTimeout(() => this.settle({ number, trouble: "The kernel did not answer; try again." }), LATE);
      this.open.set(number, (answer) => (clearTimeout(late), resolve(answer)));
      this.send({ type: "ask", number, what, given });
    });
  }

  /** @param {{number: number, trouble?: string}} answer */
  settle(answer) {
    this.open.get(answer.number)?.(answer);
    this.open.delete(answer.number);
  }
}
