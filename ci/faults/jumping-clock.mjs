/** Loaded before a program: its wall clock jumps a day back and forth every half second. Its monotonic clock does not. */
const day = 86_400_000;
const halfSecond = 500;
const Steady = Date;
const begun = Steady.now();

globalThis.Date = class extends Steady {
  constructor(...given) {
    if (given.length === 0) super(Date.now());
    else super(...given);
  }

  static now() {
    const now = Steady.now();
    return now + (Math.floor((now - begun) / halfSecond) % 2 === 0 ? -day : day);
  }
};
