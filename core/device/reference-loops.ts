import { median } from '../statistics/median.ts';

/** Rounds of the chain: about 0.6 ms on a core of 2024; the eight chains take as long on a core of their own. */
const rounds = 300_000;
const repeats = 3;

/** Keeps the compiler from dropping the loops. */
let sink = 0;

/** A chain of dependent multiplications and additions: bound by their latency and so by the core's clock. */
function chain(): number {
  let x = 1;
  for (let i = 0; i < rounds; i++) x = x * 1.0000001 + 1e-9;
  return x;
}

/** Eight such chains side by side: bound by how many operations the core can start at once. */
function chains(): number {
  let a = 1;
  let b = 1;
  let c = 1;
  let d = 1;
  let e = 1;
  let f = 1;
  let g = 1;
  let h = 1;
  for (let i = 0; i < rounds; i++) {
    a = a * 1.0000001 + 1e-9;
    b = b * 1.0000001 + 1e-9;
    c = c * 1.0000001 + 1e-9;
    d = d * 1.0000001 + 1e-9;
    e = e * 1.0000001 + 1e-9;
    f = f * 1.0000001 + 1e-9;
    g = g * 1.0000001 + 1e-9;
    h = h * 1.0000001 + 1e-9;
  }
  return a + b + c + d + e + f + g + h;
}

function medianMs(loop: () => number): number {
  const durations = Array.from({ length: repeats }, () => {
    const start = performance.now();
    sink += loop();
    return performance.now() - start;
  });
  if (Number.isNaN(sink)) throw new RangeError('the loop left the numbers');
  return median(durations);
}

/** How fast a core is at a moment, by two fixed reference loops in plain JavaScript, in milliseconds. */
export interface ReferenceLoopTimes {
  /** One chain of operations: the core's clock, and what other programs leave of its time. */
  readonly chainMs: number;
  /**
   * Eight chains: how much of its units the core has to give. A program on the core's other hardware thread, another
   * machine's on a shared host, slows this one and leaves the single chain as it is.
   */
  readonly fillMs: number;
}

/**
 * Times both loops, the median of three each. They run none of this project's code, so that a change of them between
 * two timings is the machine's.
 */
export function timeReferenceLoops(): ReferenceLoopTimes {
  return { chainMs: medianMs(chain), fillMs: medianMs(chains) };
}
