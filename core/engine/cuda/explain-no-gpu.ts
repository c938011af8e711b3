/** Reasons in TensorFlow's own log for not using a GPU, the most telling first. */
const reasons: readonly (readonly [RegExp, (match: RegExpMatchArray) => string])[] = [
  [/Could not load dynamic library '([^']+)'/, ([, library]) => `the library ${library!} is missing`],
  [/(lib[\w.-]+\.so[\w.]*): cannot open shared object file/, ([, library]) => `${library!} is missing`],
  [/CUDA_ERROR_NO_DEVICE|no CUDA-capable device/, () => 'no CUDA device'],
  [/driver version is insufficient/, () => 'the driver is older than CUDA 12 needs (525)'],
  [
    /failed call to cuInit: .*\(303\)/,
    () => 'no CUDA device (the driver’s library libcuda.so.1 does not load)',
  ],
  [/failed call to cuInit: (.*)/, ([, what]) => `the driver does not start (${what!})`],
  [/Could not find cuda drivers/, () => 'no CUDA device (no NVIDIA driver)'],
  [/Cannot dlopen some GPU libraries/, () => 'a CUDA library is missing'],
];

/** Why TensorFlow did not take a GPU, as the end of a sentence, from what it wrote at log level 0. */
export function explainNoGpu(log: string): string | undefined {
  for (const [pattern, say] of reasons) {
    const match = pattern.exec(log);
    if (match !== null) return say(match);
  }
  return undefined;
}
