import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from 'vega-lite';
import { contentAddress } from '../../core/content-address.ts';
import { paperFiles } from '../../core/judge/paper-value.ts';
import { renderPng, renderSvg } from '../../core/report/render-figure.ts';
import type { Figure, Spec } from '../../figures/shared/figure.ts';
import { loadFigures } from '../../pipeline/figure-registry.ts';
import { root } from '../../pipeline/project.ts';
import { CellSet, type Experiments } from '../../schemas/cell-set.ts';
import type { Result } from '../../schemas/result.d.ts';

/** Where the accepted pictures and digests are. */
export const goldenFolder = path.join(root, 'figures', 'goldens');
export const digestsFile = path.join(goldenFolder, 'digests.json');

/** Pixels of a golden picture's width: small, but enough for every mark to be seen. */
const width = 560;

/** What is accepted of a figure beside its picture. */
export interface GoldenDigests {
  /** Of the specification with its derived data. */
  readonly spec: string;
  /** Of what Vega-Lite makes of it. */
  readonly compiled: string;
}

/** A figure drawn from the fixed cells of its suite's fixtures. */
export interface Golden {
  readonly id: string;
  readonly spec: Spec;
  readonly digests: GoldenDigests;
  readonly png: Buffer;
}

/** Numbers to nine digits: the last bits of a power or a logarithm are the platform's. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(9)) : value;
}

function digestOf(value: unknown): string {
  return contentAddress(JSON.parse(JSON.stringify(value, rounded)));
}

async function cellsOf(suite: string): Promise<readonly Result[]> {
  const file = path.join(root, 'suites', suite, 'fixtures', 'figure-cells.ts');
  const { figureCells } = (await import(pathToFileURL(file).href)) as {
    figureCells: Readonly<Record<string, readonly Result[]>>;
  };
  return Object.values(figureCells)[0]!;
}

/** A picture of a specification at the goldens' size. */
export async function goldenPicture(id: string, spec: Spec): Promise<Buffer> {
  const svg = await renderSvg(id, spec);
  return renderPng(svg, width / Number(/ width="([\d.]+)"/.exec(svg)![1]));
}

/** Draws a figure from its fixture, over the paper's own numbers. */
export async function drawGolden(figure: Figure<Experiments>): Promise<Golden> {
  const { id, suite } = figure;
  const drawing = figure.draw(new CellSet(await cellsOf(suite)), paperFiles(root));
  if (drawing.state !== 'drawn') throw new Error(`${id}: ${drawing.reason}`);
  const { spec, says = '' } = drawing;
  const digests = { spec: digestOf({ spec, says }), compiled: digestOf(compile(spec).spec) };
  return { id, spec, digests, png: await goldenPicture(id, spec) };
}

/** Every figure, in its order. */
export async function goldenFigures(): Promise<Figure<Experiments>[]> {
  return loadFigures();
}
