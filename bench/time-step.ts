import { Bench } from 'tinybench';
import type { Engine } from '../core/engine/engine.ts';
import type { Ratio } from '../schemas/timing.d.ts';
import { inTurns, pairedRatio, type Contender } from './in-turns.ts';
import { startPythonPeer } from './python-peer.ts';
import type { Workload } from './workload.ts';
import type { TimedStep } from './timed-step.ts';

const rounds = 15;

/**
 * Milliseconds a step of one network on the engine, the device waited for.
 * @param least steps to a sample; as many more as make whole calls
 */
function ourContender(id: string, least: number, workload: Workload): Contender {
  const { steps: each = 1 } = workload;
  const steps = Math.ceil(least / each) * each;
  return {
    id,
    measure: async () => {
      const bench = new Bench({ iterations: 1, time: 0, warmup: false }).add(id, async () => {
        for (let step = 0; step < steps; step += each) {
          const done = workload.step();
          if (done !== undefined) await done;
        }
        await workload.finish();
      });
      const [task] = await bench.run();
      if (task?.result.state !== 'completed') throw new Error(`${id} was not timed`);
      return task.result.latency.mean / steps / workload.members;
    },
  };
}

/** Times a step on the engine and in the ways of its peers, in turns; peers that cannot run here are told. */
export async function timeStep(
  { id, what, steps, ready, peers }: TimedStep,
  engine: Engine,
  onSkipped: (message: string) => void,
): Promise<Ratio[]> {
  const workload = ready(engine);
  const ours = `${id}/${engine.name}`;
  const contenders = [ourContender(ours, steps, workload)];
  const stops: (() => void)[] = [];
  for (const { name, script, options } of peers.filter(({ on }) => on(engine.traits))) {
    const peer = await startPythonPeer(script, ...options);
    if (peer === undefined) {
      onSkipped(`${id}/${name}: skipped, no python3 with the packages that bench/peers/${script} imports`);
      continue;
    }
    stops.push(peer.stop);
    contenders.push({ id: `${id}/${name}`, measure: async () => (await peer.steps(steps)) / steps });
  }
  try {
    const samples = await inTurns(contenders, rounds);
    return contenders.slice(1).map((peer) => ({
      id: peer.id,
      what: `time of ${what}, ${engine.name} over ${peer.id.split('/')[1]!} on one thread; below 1 is faster`,
      value: pairedRatio(samples.get(ours)!, samples.get(peer.id)!),
      ours: samples.get(ours)!,
      theirs: samples.get(peer.id)!,
    }));
  } finally {
    for (const stop of stops) stop();
    workload.dispose();
  }
}
