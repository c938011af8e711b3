/**
 * `npm run setup:tensorflow [-- --gpu] [--from PATH] [--force]`: links tfjs-node's binding with a current
 * libtensorflow, for the engines `tensorflow` and `cuda`.
 */
import { newCommand, runCommand } from '../bin/command.ts';
import { explainNoGpu } from '../core/engine/cuda/explain-no-gpu.ts';
import { findNvidiaGpu } from '../core/engine/cuda/find-nvidia-gpu.ts';
import { exitCodeOf } from '../core/exit-codes.ts';
import { setUp, type SetUpOutcome } from './setup-tensorflow/set-up.ts';

interface Options {
  readonly gpu?: boolean;
  readonly from?: string;
  readonly force?: boolean;
}

async function run({ gpu, from, force }: Options): Promise<number> {
  const startedAt = performance.now();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const request = {
    kind: gpu === true ? ('gpu' as const) : ('cpu' as const),
    force: force === true,
    ...(from === undefined ? {} : { from }),
  };
  const context = { environment: process.env, signal: stop.signal };
  try {
    const outcome = await setUp(request, context, (line) => console.error(line));
    await conclude(outcome, (performance.now() - startedAt) / 1000);
    return exitCodeOf('done');
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    console.error('Stopped; nothing was kept.');
    return exitCodeOf('interrupted');
  }
}

async function conclude(outcome: SetUpOutcome, seconds: number): Promise<void> {
  const { folder, stamp } = outcome;
  if (outcome.state === 'already') {
    console.error(
      `TensorFlow ${stamp.tensorflow} (${stamp.kind}) is set up already in ${folder}. --force sets it up anew.`,
    );
  } else {
    const megabytes = stamp.files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
    console.error(`Set up in ${folder}: ${megabytes.toFixed(0)} MB, ${seconds.toFixed(0)} s.`);
  }
  if (stamp.kind === 'cpu') {
    console.error('The engine "tensorflow" can be used; --engine auto takes it where no GPU is.');
    return;
  }
  const device = await findNvidiaGpu();
  const log = outcome.state === 'done' && !outcome.verification.usesGpu ? outcome.verification.log : '';
  const reason = device.state === 'none' ? device.reason : explainNoGpu(log);
  console.error(
    reason === undefined
      ? 'The engine "cuda" verifies the device whenever it starts; "npm run doctor" shows it.'
      : `The libraries load, but on this machine the engine "cuda" cannot be used: ${reason}.`,
  );
}

const program = newCommand('setup:tensorflow', 'Set up TensorFlow for the engines "tensorflow" and "cuda".')
  .option('--gpu', 'the libraries for CUDA 12 (about 4 GB to fetch) in place of those for the CPU')
  .option('--from <path>', 'a wheel, or a folder of wheels, in place of pip’s cache and index')
  .option('--force', 'set it up anew')
  .action(async (options: Options) => {
    process.exitCode = await run(options);
  });

await runCommand(program);
