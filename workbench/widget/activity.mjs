// How long somebody was at work: time between signs of life, without the pauses in which nobody was there.

const IDLE = 60000; // milliseconds; a longer silence is no work

export class Activity {
  constructor() {
    this.since = Date.now();
    this.sum = 0;
  }

  /** Somebody is there. */
  stir() {
    const now = Date.now();
    const passed = now - this.since;
    if (passed <= IDLE) this.sum += passed;
    this.since = now;
  }

  /** Milliseconds since it was last asked; counting begins anew. */
  take() {
    this.stir();
    const { sum } = this;
    this.sum = 0;
    return sum;
  }
}
