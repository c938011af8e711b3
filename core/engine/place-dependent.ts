import type { Engine, EngineName } from './engine.ts';

/**
 * Engines whose kernels give an entry other last bits by where it stands in a tensor. Found on libtensorflow 2.21 on
 * processors: what is left over when a tensor is cut into vectors goes through another loop, in sums over rows, in e^x,
 * log x and 1/√x, and without AVX-512 in the last columns and rows of a plain product. Of a batch of products each is
 * done by itself, and sums over the last dimension are too. Never looked at on a GPU; its kernels differ by size as well.
 */
const placeDependent: readonly EngineName[] = ['tensorflow', 'cuda'];

/** Whether a member's last bits would depend on its company, were it not computed with care. */
export function isPlaceDependent({ name }: Engine): boolean {
  return placeDependent.includes(name);
}
