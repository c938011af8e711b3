import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import type { WebGpuAdapter } from './webgpu-adapter.ts';

export type FoundAdapter =
  | { readonly state: 'found'; readonly adapter: WebGpuAdapter }
  | { readonly state: 'none'; readonly reason: string; readonly next: string };

/** What a driver that hangs may take before it counts as not there. */
const patienceMs = 20_000;

const installNext =
  'Run "npm install --include=optional" to fetch the packages webgpu and @tensorflow/tfjs-backend-webgpu.';
const driverNext =
  'Install the GPU’s driver with Vulkan (Linux), Direct3D 12 (Windows) or Metal (macOS) support.';

/** Asks Dawn for the adapter that TensorFlow.js will ask for and prints what it says of it. */
const question = (dawn: string): string => `
  const { create } = await import(${JSON.stringify(dawn)});
  const gpu = create([]);
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter?.info ?? {};
  console.log(JSON.stringify(adapter && { vendor, architecture, device, description, isFallbackAdapter }));
`;

/**
 * The WebGPU adapter of this machine, asked for in a child process: a driver that crashes takes only the child
 * with it. Where Linux shows no graphics device and no Vulkan driver was named, nothing is started.
 */
export async function findWebGpuAdapter(): Promise<FoundAdapter> {
  const dawn = dawnLocation();
  if (dawn === undefined) {
    return { state: 'none', reason: 'the optional packages are not installed', next: installNext };
  }
  if (process.platform === 'linux' && !linuxShowsDevice()) {
    return { state: 'none', reason: 'no graphics device (no render node in /dev/dri)', next: driverNext };
  }
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', question(dawn)],
      { timeout: patienceMs },
    );
    const adapter = JSON.parse(stdout) as WebGpuAdapter | null;
    if (adapter !== null) return { state: 'found', adapter };
    return { state: 'none', reason: 'Dawn finds no adapter that it supports', next: driverNext };
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { state: 'none', reason: `Dawn does not start (${reason ?? ''})`, next: driverNext };
  }
}

function dawnLocation(): string | undefined {
  try {
    import.meta.resolve('@tensorflow/tfjs-backend-webgpu');
    const dawn = import.meta.resolve('webgpu');
    return existsSync(new URL(dawn)) ? dawn : undefined;
  } catch {
    return undefined;
  }
}

/** A render node, NVIDIA's device file or WSL's, or a Vulkan driver that the user names. */
function linuxShowsDevice(): boolean {
  const { VK_DRIVER_FILES: drivers, VK_ICD_FILENAMES: olderName, VK_ADD_DRIVER_FILES: added } = process.env;
  if ([drivers, olderName, added].some((value) => value !== undefined && value !== '')) return true;
  if (existsSync('/dev/nvidia0') || existsSync('/dev/dxg')) return true;
  return existsSync('/dev/dri') && readdirSync('/dev/dri').some((name) => name.startsWith('renderD'));
}
