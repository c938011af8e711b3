/**
 * `npm run digests`: writes the digests that `test/bits.test.ts` compares with. Run it only after a change that is meant
 * to change bits, which also raises a suite's version.
 */
import { writeFile } from 'node:fs/promises';
import { digestsFile, trainReferenceCells } from '../test/reference-cells.ts';

const { digests, leftOut } = await trainReferenceCells();
const [missing] = Object.entries(leftOut);
if (missing !== undefined) throw new Error(`${missing[0]} cannot be trained: ${missing[1]}`);
await writeFile(digestsFile, `${JSON.stringify(digests, null, 2)}\n`);
console.log(`wrote ${digestsFile}`);
