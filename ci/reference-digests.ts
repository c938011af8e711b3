/**
 * `npm run digests [-- suites…]`: writes the digests that `test/bits.test.ts` compares with, of all suites or some. Run it
 * only for a new suite, or after a change that is meant to change bits, which also raises a suite's version.
 */
import { writeFile } from 'node:fs/promises';
import { argv } from 'zx';
import { resolveSuites } from '../core/run/registry.ts';
import { digestsFile, trainReferenceCells } from '../test/reference-cells.ts';

for (const suite of await resolveSuites(argv._)) {
  const { digests, leftOut } = await trainReferenceCells(suite);
  const [missing] = Object.entries(leftOut);
  if (missing !== undefined) throw new Error(`${missing[0]} cannot be trained: ${missing[1]}`);
  await writeFile(digestsFile(suite), `${JSON.stringify(digests, null, 2)}\n`);
  console.log(`wrote ${digestsFile(suite)}`);
}
