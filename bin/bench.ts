/** `npm run bench`: timings of this device, as ratios measured side by side in one run. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import Table from 'cli-table3';
import { Bench } from 'tinybench';
import writeFileAtomic from 'write-file-atomic';
import { inTurns, median, pairedRatio, type Contender } from '../bench/in-turns.ts';
import { startNumpyPeer } from '../bench/numpy-peer.ts';
import { readyStudents } from '../bench/student-step.ts';
import { cellDuration } from '../bench/worker-scaling.ts';
import { chooseEngine, openEngine } from '../core/engine/open-engine.ts';
import { describeDevice } from '../core/run/describe-device.ts';
import { folderFail } from '../core/run/result-store.ts';
import type { Benchmark, Ratio, Timing } from '../schemas/timing.d.ts';
import { problems } from '../schemas/validate.ts';
import { newCommand, runCommand } from './command.ts';

const rounds = 15;
const stepsPerRound = 100;

/** Milliseconds a step of one student on the engine, one hundred steps at a time, the device waited for. */
function studentContender(id: string, students: ReturnType<typeof readyStudents>): Contender {
  return {
    id,
    measure: async () => {
      const bench = new Bench({ iterations: 1, time: 0, warmup: false }).add(id, async () => {
        for (let step = 0; step < stepsPerRound; step++) students.step();
        await students.finish();
      });
      const [task] = await bench.run();
      if (task?.result.state !== 'completed')
        throw new Error(`${id} was not timed: ${task?.result.state ?? 'no task'}`);
      return task.result.latency.mean / stepsPerRound / students.members;
    },
  };
}

async function bench(options: { engine: string; out: string }): Promise<void> {
  const { name } = await chooseEngine(options.engine);
  const engine = await openEngine(name);
  const students = readyStudents(engine);
  const ours = `student-step/${name}`;
  const contenders = [studentContender(ours, students)];
  const ratios: Ratio[] = [];
  for (const dtype of ['float32', 'float64'] as const) {
    const peer = await startNumpyPeer(dtype);
    if (peer === undefined) {
      console.error(`numpy ${dtype}: skipped, no python3 with NumPy`);
      continue;
    }
    const measure = async (): Promise<number> => (await peer.steps(stepsPerRound)) / stepsPerRound;
    contenders.push({ id: `student-step/numpy-${dtype}`, measure });
    process.once('exit', peer.stop);
  }
  const samples = await inTurns(contenders, rounds);
  students.dispose();
  for (const dtype of ['float32', 'float64']) {
    const theirs = samples.get(`student-step/numpy-${dtype}`);
    if (theirs === undefined) continue;
    const what = `time of one student step (d=100, h=50, n=1000), ${name} over single-threaded NumPy ${dtype}; below 1 is faster`;
    ratios.push({ id: `student-step/numpy-${dtype}`, what, value: pairedRatio(samples.get(ours)!, theirs) });
  }
  const scaling: number[] = [];
  for (let round = 0; round < 3; round++) {
    scaling.push((2 * (await cellDuration(name, 1))) / (await cellDuration(name, 2)));
  }
  const what = 'throughput of two workers over one, cells of the relu grid';
  ratios.push({ id: 'workers/two-over-one', what, value: median(scaling) });
  const benchmarks: Benchmark[] = [...samples].map(([id, values]) => ({
    ...{ id, unit: 'ms' as const },
    ...{ samples: values, median: median(values) },
  }));
  await keep(
    { schemaVersion: 1, device: describeDevice(), engine: engine.record, benchmarks, ratios },
    options.out,
  );
}

async function keep(timing: Timing, out: string): Promise<void> {
  const [problem] = problems('timing', timing);
  if (problem !== undefined)
    throw new Error(`the timing is not valid: ${problem.pointer} is ${problem.found}`);
  const file = path.join(out, 'timings.json');
  try {
    await mkdir(out, { recursive: true });
    await writeFileAtomic(file, `${JSON.stringify(timing, null, 2)}\n`);
  } catch (error) {
    throw folderFail(file, error);
  }
  const absolute = new Table({ head: ['benchmark', 'median', 'unit'], style: { head: [], border: [] } });
  for (const { id, median: middle, unit } of timing.benchmarks)
    absolute.push([id, middle.toPrecision(3), unit]);
  const relative = new Table({
    head: ['ratio', 'value'],
    style: { head: [], border: [] },
    colWidths: [80, 10],
    wordWrap: true,
  });
  for (const { what, value } of timing.ratios) relative.push([what, value.toPrecision(3)]);
  console.log(`${timing.engine.device}\n${absolute.toString()}\n${relative.toString()}\nKept in ${file}`);
}

const program = newCommand('bench', 'Time this device; ratios are measured side by side, in turns.')
  .option('--engine <name>', 'auto, or an engine by name', 'auto')
  .option('--out <folder>', 'where timings.json is kept', 'results')
  .action(async (options: { engine: string; out: string }) => {
    await bench(options);
    process.exit();
  });

await runCommand(program);
