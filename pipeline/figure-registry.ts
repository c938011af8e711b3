import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Fail } from '../core/fail.ts';
import type { Figure } from '../figures/shared/figure.ts';
import type { Experiments } from '../schemas/cell-set.ts';
import { root } from './project.ts';

const folder = path.join(root, 'figures');
/** Figure 2 before figure 10. */
const numerically = new Intl.Collator('en', { numeric: true }).compare;

/** Every figure: the files `figures/figure-*.ts`. There is no other list. */
export async function loadFigures(): Promise<Figure<Experiments>[]> {
  const files = (await readdir(folder)).filter((file) => /^figure-[^.]*\.ts$/.test(file)).sort(numerically);
  return Promise.all(
    files.map(async (file) => {
      const { figure } = (await import(pathToFileURL(path.join(folder, file)).href)) as {
        figure: Figure<Experiments>;
      };
      return figure;
    }),
  );
}

/**
 * The figures of some suites, or those that are named (`1b` or `figure-1b`).
 * @throws Fail (exit 2) for an unknown figure
 */
export async function resolveFigures(
  suites: readonly string[],
  named: readonly string[],
): Promise<Figure<Experiments>[]> {
  const all = await loadFigures();
  const ids = named.map((name) => (name.startsWith('figure-') ? name : `figure-${name}`));
  for (const [i, id] of ids.entries()) {
    if (!all.some((figure) => figure.id === id)) {
      throw new Fail({
        where: '--only',
        found: JSON.stringify(named[i]),
        expected: `one of ${all.map((figure) => figure.id.replace('figure-', '')).join(', ')}`,
        next: 'Name one of them, or leave --only out to draw all.',
      });
    }
  }
  return all.filter((figure) => (ids.length > 0 ? ids.includes(figure.id) : suites.includes(figure.suite)));
}
