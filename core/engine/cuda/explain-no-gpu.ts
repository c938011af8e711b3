/** Has TensorFlow write, while it is loaded, which libraries it opens and which it cannot. */
export const tellingEnvironment = { TF_CPP_MIN_LOG_LEVEL: '0', TF_CPP_VMODULE: 'dso_loader=2' } as const;

/** The driver's own libraries: without a GPU they may be missing, with one their absence ends nothing. */
const driverLibrary = /^lib(cuda|nvidia-ml)\.so/;

/** Reasons in TensorFlow's own log for not using a GPU, the most telling first. */
const reasons: readonly (readonly [RegExp, (match: RegExpMatchArray) => string])[] = [
  [/CUDA_ERROR_NO_DEVICE|no CUDA-capable device/, () => 'no CUDA device'],
  [/driver version is insufficient/, () => 'the driver is older than CUDA 12 needs (525)'],
  [
    /failed call to cuInit: .*\(303\)/,
    () => 'no CUDA device (the driver’s library libcuda.so.1 does not load)',
  ],
  [/failed call to cuInit: (.*)/, ([, what]) => `the driver does not start (${what!})`],
  [/(lib[\w.-]+\.so[\w.]*): cannot open shared object file/, ([, library]) => `${library!} is missing`],
  [/Could not find cuda drivers/, () => 'no CUDA device (no NVIDIA driver)'],
  [/Cannot dlopen some GPU libraries/, () => 'a CUDA library is missing'],
];

/**
 * Why TensorFlow did not take a GPU, as the end of a sentence, from what it wrote under {@link tellingEnvironment}. What
 * it says of a library that it could not open is quoted.
 */
export function explainNoGpu(log: string): string | undefined {
  const unopened = /Could not load dynamic library '([^']+)'; dlerror: ([^;\n]*)/g;
  const refused = [...log.matchAll(unopened)].find(([, library]) => !driverLibrary.test(library!));
  if (refused !== undefined) return `no GPU in TensorFlow, which says “${refused[0]}”`;
  for (const [pattern, say] of reasons) {
    const match = pattern.exec(log);
    if (match !== null) return say(match);
  }
  return undefined;
}
