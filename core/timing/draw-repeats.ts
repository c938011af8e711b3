import type { Timing } from '../../schemas/timing.d.ts';
import { RandomStream } from '../numerics/random-stream.ts';
import type { CheckedRepeat } from './check-verdicts.ts';

/** The processes of several timings of the same benchmarks, as those of one. */
function pooled(timings: readonly Timing[]): Timing {
  const [first] = timings;
  return {
    ...first!,
    benchmarks: first!.benchmarks.map((benchmark) => ({
      ...benchmark,
      processes: timings.flatMap(
        ({ benchmarks }) => benchmarks.find(({ id }) => id === benchmark.id)?.processes ?? [],
      ),
    })),
  };
}

function only(timing: Timing, positions: readonly number[]): Timing {
  const benchmarks = timing.benchmarks.map((benchmark) => ({
    ...benchmark,
    processes: positions.map((position) => benchmark.processes[position]!),
  }));
  return { ...timing, benchmarks };
}

/**
 * Repeats of another number of processes, drawn from all that were measured, without replacement: what runs of that
 * size would have said. Draws share processes, so that their shares are estimates and no independent trials. Seeded.
 *
 * @param repeats at least one, of the same benchmarks
 * @param size processes of each side, at most as many as were measured
 */
export function drawRepeats(repeats: readonly CheckedRepeat[], size: number, draws: number): CheckedRepeat[] {
  const sides = ['reference', 'again', 'slowed'] as const;
  const pools = sides.map((side) => pooled(repeats.map((repeat) => repeat[side])));
  const all = pools[0]!.benchmarks[0]!.processes.length;
  return Array.from({ length: draws }, (_, draw) => {
    const stream = new RandomStream(`timing/draws of ${size}`, draw);
    const left = Array.from({ length: all }, (_, i) => i);
    const positions = Array.from(
      { length: size },
      () => left.splice(stream.integer(0, left.length - 1), 1)[0]!,
    );
    const [reference, again, slowed] = pools.map((pool) => only(pool, positions));
    return { reference: reference!, again: again!, slowed: slowed! };
  });
}
