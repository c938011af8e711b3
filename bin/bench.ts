/** `npm run bench`: timings of this device, as ratios measured side by side in one run. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import Table from 'cli-table3';
import writeFileAtomic from 'write-file-atomic';
import { median } from '../bench/in-turns.ts';
import { timeStep } from '../bench/time-step.ts';
import { cellDuration } from '../bench/worker-scaling.ts';
import { timedSteps } from '../bench/workloads.ts';
import { chooseEngine, openEngine } from '../core/engine/open-engine.ts';
import { describeDevice } from '../core/run/describe-device.ts';
import { folderFail } from '../core/run/result-store.ts';
import type { Benchmark, Ratio, Timing } from '../schemas/timing.d.ts';
import { problems } from '../schemas/validate.ts';
import { newCommand, runCommand } from './command.ts';

async function bench(options: { engine: string; out: string }): Promise<void> {
  const { name } = await chooseEngine(options.engine);
  const engine = await openEngine(name);
  const benchmarks: Benchmark[] = [];
  const ratios: Ratio[] = [];
  for (const step of timedSteps) {
    const timed = await timeStep(step, engine, (message) => console.error(message));
    benchmarks.push(...timed.benchmarks);
    ratios.push(...timed.ratios);
  }
  const scaling: number[] = [];
  for (let round = 0; round < 3; round++) {
    scaling.push((2 * (await cellDuration(name, 1))) / (await cellDuration(name, 2)));
  }
  const what = 'throughput of two workers over one, cells of the relu grid';
  ratios.push({ id: 'workers/two-over-one', what, value: median(scaling) });
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
