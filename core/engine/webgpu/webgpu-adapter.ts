/** What Dawn says of a WebGPU adapter (the fields of GPUAdapterInfo that say something about the device). */
export interface WebGpuAdapter {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  /** The driver's own words, for example `SwiftShader driver 5.0.0`. */
  readonly description: string;
  /** Dawn's flag for adapters that compute on the CPU. */
  readonly isFallbackAdapter: boolean;
}

/** Names by which Vulkan and Direct3D implementations that compute on the CPU call themselves. */
const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i;

/** Whether the adapter computes on the CPU. Both the flag and the name are asked: older drivers set no flag. */
export function isSoftware(adapter: WebGpuAdapter): boolean {
  const { vendor, architecture, device, description } = adapter;
  return (
    adapter.isFallbackAdapter || softwareNames.test([vendor, architecture, device, description].join(' '))
  );
}

/** The adapter for people; one that computes on the CPU is called so. */
export function adapterName(adapter: WebGpuAdapter): string {
  const words = [adapter.vendor, adapter.architecture, adapter.device].filter((word) => word !== '');
  const name = adapter.description === '' ? words.join(' ') : `${adapter.description} (${words.join(' ')})`;
  return isSoftware(adapter) ? `${name}, WebGPU in software on the CPU, no GPU` : `${name}, WebGPU`;
}
