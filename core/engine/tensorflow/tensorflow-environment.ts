import type { Libraries } from './find-libraries.ts';

/** Threads that compute in one process. Chosen because two processes of one thread did more than one of two. */
export const threadsPerProcess = 1;

/** Environment variables by name; TensorFlow reads them when it is loaded. */
export type Environment = Readonly<Record<string, string>>;

const everywhere: Environment = {
  TF_NUM_INTRAOP_THREADS: String(threadsPerProcess),
  TF_NUM_INTEROP_THREADS: '1',
  // oneDNN's kernels give other bits than Eigen's; what the user's shell says must not decide.
  TF_ENABLE_ONEDNN_OPTS: '1',
};

/** On the CPU, also where the libraries could use a GPU. */
export function cpuEnvironment(): Environment {
  return { ...everywhere, CUDA_VISIBLE_DEVICES: '-1' };
}

/**
 * On one GPU, with the arithmetic that its float32 results are compared by: no TF32 (10-bit mantissas, on by
 * default and without a switch in TensorFlow.js) and deterministic kernels. Memory is taken as it is needed, so
 * that several processes can share the device. What XLA compiles multiplies by cuBLAS: Triton takes TF32 whatever the
 * override says, and a kernel chosen by timing has other bits in another run.
 *
 * @param device what CUDA_VISIBLE_DEVICES takes: an index or a UUID
 * @param origin of the libraries: XLA in the package's own, of 2022, does not know the flags and would end the process
 */
export function gpuEnvironment(device: string, origin: Libraries['origin']): Environment {
  const xla = '--xla_gpu_enable_triton_gemm=false --xla_gpu_autotune_level=0';
  return {
    ...everywhere,
    CUDA_VISIBLE_DEVICES: device,
    NVIDIA_TF32_OVERRIDE: '0',
    TF_DETERMINISTIC_OPS: '1',
    TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    ...(origin === 'setup' ? { XLA_FLAGS: xla } : {}),
  };
}
