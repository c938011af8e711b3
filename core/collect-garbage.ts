import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Frees at once what nothing holds any more. V8 waits until a heap has grown to a multiple of what lives in it, which
 * with 10⁵ results in it is hundreds of megabytes; a collection of those takes a fifth of a second. For between two
 * stages of a large run, not for loops.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  // A context that is made after the flag was set has the function.
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  collect();
}
