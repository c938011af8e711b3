import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { isAbout } from '../core/report/figure-claims.ts';
import { renderSvg } from '../core/report/render-figure.ts';
import { loadClaims } from '../core/run/registry.ts';
import type { Figure } from '../figures/shared/figure.ts';
import { CellSet, type Experiments } from '../schemas/cell-set.ts';
import type { Result } from '../schemas/result.d.ts';

const root = path.join(import.meta.dirname, '..');
const suites = readdirSync(path.join(root, 'suites'));
const files = readdirSync(path.join(root, 'figures')).filter((file) => /^figure-[^.]+\.ts$/.test(file));

async function figureIn(file: string): Promise<Figure<Experiments>> {
  const module = (await import(pathToFileURL(path.join(root, 'figures', file)).href)) as {
    figure: Figure<Experiments>;
  };
  return module.figure;
}

/** Results that stand for runs of a suite, by their size. */
async function figureCellsOf(suite: string): Promise<Readonly<Record<string, readonly Result[]>>> {
  const file = path.join(root, 'suites', suite, 'fixtures', 'figure-cells.ts');
  const module = (await import(pathToFileURL(file).href)) as {
    figureCells: Readonly<Record<string, readonly Result[]>>;
  };
  return module.figureCells;
}

test('there are figures', () => {
  assert.ok(files.length >= 10, files.join(' '));
});

for (const file of files) {
  test(`${file} exports the figure of its name, for a suite that exists, with title and caption`, async () => {
    const figure = await figureIn(file);
    assert.equal(`${figure.id}.ts`, file);
    assert.ok(suites.includes(figure.suite), figure.suite);
    assert.ok(figure.title.length > 10 && figure.title.length < 90, figure.title);
    assert.ok(figure.caption.length > 100, figure.caption);
  });

  test(`${file} is about claims of its suite, whose numbers its caption carries`, async () => {
    const figure = await figureIn(file);
    const claims = await loadClaims(figure.suite);
    assert.ok(claims.some((claim) => isAbout({ id: claim.id, suite: figure.suite, claim }, figure)));
    for (const id of figure.claims ?? [])
      assert.ok(
        claims.some((claim) => claim.id === id),
        id,
      );
  });

  test(`${file} without cells says what is missing`, async () => {
    const figure = await figureIn(file);
    const drawing = figure.draw(new CellSet([]), () => null);
    assert.equal(drawing.state, 'unavailable');
    assert.ok(drawing.reason.length > 20, drawing.reason);
  });

  test(`${file} is drawn without a warning, twice alike, in less than a megabyte`, async () => {
    const figure = await figureIn(file);
    const runs = Object.entries(await figureCellsOf(figure.suite));
    assert.ok(runs.length > 0);
    for (const [name, results] of runs) {
      assert.ok(results.length > 0, name);
      const draw = async () => {
        const drawing = figure.draw(new CellSet(results), () => null);
        assert.equal(drawing.state, 'drawn', name);
        return renderSvg(figure.id, drawing.spec);
      };
      const svg = await draw();
      assert.equal(await draw(), svg);
      assert.ok(svg.length < 1e6, `${name}: ${svg.length} bytes`);
      assert.match(svg, /cells?\b/);
    }
  });
}
