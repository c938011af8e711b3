import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { decode, encode } from 'fast-png';
import pixelmatch from 'pixelmatch';
import {
  digestsFile,
  drawGolden,
  goldenFigures,
  goldenFolder,
  goldenPicture,
  type GoldenDigests,
} from '../ci/figure-goldens/draw-golden.ts';

/** Share of pixels that may look different: rounding of edges. */
const tolerance = 5e-4;
const figures = await goldenFigures();
const digests = JSON.parse(readFileSync(digestsFile, 'utf8')) as Record<string, GoldenDigests | undefined>;
const pictures = readdirSync(goldenFolder).flatMap((file) =>
  file.endsWith('.png') ? [file.slice(0, -4)] : [],
);
const hint = 'Look at the picture; if it is right, accept it with "npm run goldens".';

/** Share of pixels that differ to the eye; where any does, a picture of the difference is written. */
function difference(id: string, accepted: Buffer, drawn: Buffer): { share: number; picture: string } {
  const [one, other] = [decode(accepted), decode(drawn)];
  const picture = path.join(os.tmpdir(), 'getrich-figure-differences', `${id}.png`);
  if (one.width !== other.width || one.height !== other.height) return { share: 1, picture };
  const { width, height } = one;
  const shown = new Uint8Array(width * height * 4);
  const differing = pixelmatch(new Uint8Array(one.data), new Uint8Array(other.data), shown, width, height, {
    threshold: 0.1,
  });
  if (differing > 0) {
    mkdirSync(path.dirname(picture), { recursive: true });
    writeFileSync(picture, encode({ width, height, data: shown, channels: 4, depth: 8 }));
  }
  return { share: differing / (width * height), picture };
}

test('each figure has an accepted picture and digests, and no other has', () => {
  const ids = figures.map(({ id }) => id).sort();
  assert.deepEqual(pictures.sort(), ids, hint);
  assert.deepEqual(Object.keys(digests).sort(), ids, hint);
});

for (const figure of figures) {
  test(`${figure.id}: data, specification and picture are the accepted ones`, async () => {
    // renderSvg throws where Vega-Lite or Vega warns.
    const golden = await drawGolden(figure);
    const accepted = readFileSync(path.join(goldenFolder, `${figure.id}.png`));
    const { share, picture } = difference(figure.id, accepted, golden.png);
    assert.ok(share <= tolerance, `${share} of the pixels differ: ${picture}. ${hint}`);
    assert.deepEqual(golden.digests, digests[figure.id], hint);
  });
}

test('a planted change of one mark’s colour is seen in digests and picture, and the difference is drawn', async () => {
  const figure = figures.find(({ id }) => id === 'figure-4a')!;
  const { spec, png, digests: before } = await drawGolden(figure);
  const changed = JSON.parse(
    JSON.stringify(spec).replace('#1c1c1c","opacity":1', '#ff0000","opacity":1'),
  ) as typeof spec;
  assert.notDeepEqual(changed, spec);
  const { share, picture } = difference('planted', png, await goldenPicture(figure.id, changed));
  assert.ok(share > 0 && existsSync(picture));
  assert.equal(before.spec.length, 64);
  const moved = { ...spec, padding: 20 } as typeof spec;
  assert.ok(difference('planted', png, await goldenPicture(figure.id, moved)).share > tolerance);
});
