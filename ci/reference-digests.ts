/**
 * `npm run digests [-- suites…]`: writes the digests that `test/bits.test.ts` compares with, of all suites or some. Run it
 * only for a new suite, or after a change that is meant to change bits, which also raises a suite's version.
 */
import { writeFile } from 'node:fs/promises';
import { newCommand, parsedArguments } from '../bin/command.ts';
import { resolveSuites } from '../core/run/registry.ts';
import { digestsFile, trainReferenceCells } from '../test/reference-cells.ts';

const { args: words } = parsedArguments(
  newCommand('digests', 'Write the digests that test/bits.test.ts compares with.').argument(
    '[suites...]',
    'suites to take (default: all)',
  ),
);
for (const suite of await resolveSuites(words)) {
  const { digests, leftOut } = await trainReferenceCells(suite);
  const [missing] = Object.entries(leftOut);
  if (missing !== undefined) throw new Error(`${missing[0]} cannot be trained: ${missing[1]}`);
  await writeFile(digestsFile(suite), `${JSON.stringify(digests, null, 2)}\n`);
  console.log(`wrote ${digestsFile(suite)}`);
}
