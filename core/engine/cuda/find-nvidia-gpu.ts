import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

/** A GPU as NVIDIA's driver names it. */
export interface NvidiaGpu {
  /** What CUDA_VISIBLE_DEVICES takes; a UUID means the same device in every order of counting. */
  readonly id: string;
  readonly name: string;
  readonly memoryGiB: number;
  readonly driver: string;
}

export type FoundGpu =
  | { readonly state: 'found'; readonly gpu: NvidiaGpu }
  | { readonly state: 'none'; readonly reason: string; readonly next: string };

/** What `nvidia-smi` answered. */
export type DriverAnswer =
  | { readonly state: 'answered'; readonly text: string }
  | { readonly state: 'refused'; readonly text: string }
  | { readonly state: 'not installed' };

const fields = ['index', 'uuid', 'name', 'memory.total', 'driver_version'];

const driverNext = 'Install NVIDIA’s driver, version 525 or later, and see that "nvidia-smi" lists the GPU.';

/**
 * The GPU that the engine `cuda` computes on: the first that CUDA_VISIBLE_DEVICES names (an index counts as in
 * `nvidia-smi`), or the machine's first. Asks the driver, loads nothing.
 */
export async function findNvidiaGpu(
  visible: string | undefined = process.env['CUDA_VISIBLE_DEVICES'],
  ask: () => Promise<DriverAnswer> = askDriver,
): Promise<FoundGpu> {
  const none = (reason: string, next: string): FoundGpu => ({ state: 'none', reason, next });
  const answer = await ask();
  if (answer.state === 'not installed') {
    if (!existsSync('/proc/driver/nvidia/version'))
      return none('no CUDA device (no NVIDIA driver)', driverNext);
    const next = 'Put it there; a container needs NVIDIA_DRIVER_CAPABILITIES=compute,utility.';
    return none('a driver is loaded, but "nvidia-smi" is not on the PATH', next);
  }
  const gpus = answer.state === 'answered' ? answer.text.split('\n').flatMap(parsed) : [];
  if (gpus.length === 0) return none(`no CUDA device (nvidia-smi: ${firstLine(answer.text)})`, driverNext);
  if (visible === undefined) return { state: 'found', gpu: gpus[0]! };
  const wanted = visible.split(',')[0]!.trim();
  const index = /^\d+$/.test(wanted) ? Number(wanted) : undefined;
  // A MIG instance has no line of its own here; it is named after the machine's first GPU.
  if (wanted.startsWith('MIG-')) {
    return { state: 'found', gpu: { ...gpus[0]!, id: wanted, name: `${gpus[0]!.name} (${wanted})` } };
  }
  const chosen =
    wanted === '' ? undefined : (gpus[index ?? -1] ?? gpus.find(({ id }) => id.startsWith(wanted)));
  if (chosen !== undefined) return { state: 'found', gpu: chosen };
  const listed = gpus.map(({ name }, position) => `${position} (${name})`).join(', ');
  const next = `Unset it or choose among ${listed}.`;
  return none(`no CUDA device (CUDA_VISIBLE_DEVICES="${visible}" names none)`, next);
}

/**
 * Every GPU that CUDA_VISIBLE_DEVICES leaves, in its order, or all that the driver lists: what a run can be shared among.
 * Names that fit none are left out; a MIG instance stands for itself.
 */
export async function visibleNvidiaGpus(
  visible: string | undefined = process.env['CUDA_VISIBLE_DEVICES'],
  ask: () => Promise<DriverAnswer> = askDriver,
): Promise<NvidiaGpu[]> {
  if (visible !== undefined) {
    const found = await Promise.all(visible.split(',').map((one) => findNvidiaGpu(one, ask)));
    return found.flatMap((one) => (one.state === 'found' ? [one.gpu] : []));
  }
  const answer = await ask();
  return answer.state === 'answered' ? answer.text.split('\n').flatMap(parsed) : [];
}

/** A line `0, GPU-8f…, NVIDIA H100 80GB HBM3, 81559, 550.54.15`. */
function parsed(line: string): NvidiaGpu[] {
  const [index, id, name, memoryMiB, driver] = line.split(',').map((field) => field.trim());
  if (id === undefined || name === undefined || driver === undefined || !/^\d+$/.test(index ?? '')) return [];
  return [{ id, name, memoryGiB: Math.round(Number(memoryMiB) / 1024), driver }];
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

async function askDriver(): Promise<DriverAnswer> {
  const query = [`--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits'];
  try {
    const { stdout } = await promisify(execFile)('nvidia-smi', query, { timeout: 20_000 });
    return { state: 'answered', text: stdout };
  } catch (error) {
    const { code, stdout, stderr, message } = error as Error & Record<'code' | 'stdout' | 'stderr', string>;
    if (code === 'ENOENT') return { state: 'not installed' };
    return { state: 'refused', text: firstLine(stdout) || firstLine(stderr) || firstLine(message) };
  }
}
