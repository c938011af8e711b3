/** `npm run goldens`: accepts how every figure is drawn from its fixture, for test/figure-goldens.test.ts. Look at the pictures before you commit them. */
import path from 'node:path';
import { newCommand, parsedArguments } from '../bin/command.ts';
import { documentText, writeWhole } from '../core/files.ts';
import { digestsFile, drawGolden, goldenFigures, goldenFolder } from './figure-goldens/draw-golden.ts';

parsedArguments(
  newCommand('goldens', 'Accept how every figure is drawn from its fixture; look at the pictures.'),
);
const digests: Record<string, unknown> = {};
for (const figure of await goldenFigures()) {
  const golden = await drawGolden(figure);
  digests[golden.id] = golden.digests;
  await writeWhole(path.join(goldenFolder, `${golden.id}.png`), golden.png);
}
await writeWhole(digestsFile, documentText(digests));
console.log(`${Object.keys(digests).length} figures: ${goldenFolder}`);
