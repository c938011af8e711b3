import { renderAsync } from '@resvg/resvg-js';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { pictureFonts, textWidth } from './text-width.ts';

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

interface TextMetrics {
  width: (item: TextItem, text: string | number | null | undefined) => number;
}

// Vega keeps one ruler for all views and has no option for it; its types leave it out.
const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };
textMetrics.width = (item, text) => {
  const line = String(text ?? '').trim();
  const bold = item.fontWeight === 'bold' || Number(item.fontWeight ?? 400) >= 600;
  return line === '' ? 0 : textWidth(line, item.fontSize ?? 11, bold ? 'bold' : 'normal');
};

/** A logger that keeps in `complaints` what Vega warns of, instead of printing it. */
function collectingLogger(): { logger: vega.LoggerInterface; complaints: string[] } {
  const complaints: string[] = [];
  // Vega calls these detached from their object, so they close over the list.
  const keep = (...messages: readonly unknown[]): vega.LoggerInterface => {
    complaints.push(messages.map(String).join(' '));
    return logger;
  };
  const drop = (): vega.LoggerInterface => logger;
  const level = (to?: number): vega.LoggerInterface | number => (to === undefined ? vega.Warn : logger);
  const logger = { level, error: keep, warn: keep, info: drop, debug: drop };
  return { logger, complaints };
}

/**
 * Names of clip paths and gradients counted anew from the figure's name: Vega counts them over the life of
 * the process, so that two drawings of one figure would differ and two figures on one page would share them.
 */
function withOwnNames(svg: string, figure: string): string {
  const names = new Map<string, string>();
  for (const [, name] of svg.matchAll(/\bid="((?:clip|gradient_)\d+)"/g)) {
    names.set(name!, `${figure}-${names.size + 1}`);
  }
  return svg
    .replace(/\bid="((?:clip|gradient_)\d+)"/g, (_, name: string) => `id="${names.get(name)!}"`)
    .replace(/url\(#((?:clip|gradient_)\d+)\)/g, (_, name: string) => `url(#${names.get(name)!})`);
}

/** Coordinates to a thousandth of a pixel: Vega writes all seventeen digits, which doubles a figure of many bins. */
function rounded(svg: string): string {
  return svg.replace(/ (?:d|transform|[xy][12]?)="[^"]*"/g, (attribute) =>
    attribute.replace(/-?\d+\.\d{4,}(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(3)))),
  );
}

/**
 * Draws a Vega-Lite specification as SVG text, without a browser or a canvas. The same specification gives the
 * same bytes. Nothing is loaded: data must be in the specification.
 *
 * @param figure The figure's id; clip paths and gradients are named after it.
 * @throws Error when Vega-Lite or Vega warns of anything, or a coordinate is not a number: a figure that
 *   is drawn wrong must not look drawn.
 */
export async function renderSvg(figure: string, spec: TopLevelSpec): Promise<string> {
  const { logger, complaints } = collectingLogger();
  const compiled = compile(spec, { logger }).spec;
  const loader = vega.loader();
  loader.load = (uri: string) => Promise.reject(new Error(`${figure} asks for ${uri}`));
  const view = new vega.View(vega.parse(compiled), { logger, loader, renderer: 'none' });
  try {
    const svg = rounded(withOwnNames(await view.toSVG(), figure));
    if (/\bNaN\b|\bInfinity\b/.test(svg)) complaints.push('a coordinate or label is not a finite number');
    if (complaints.length > 0) throw new Error(`${figure}: ${[...new Set(complaints)].join('; ')}`);
    return svg;
  } finally {
    view.finalize();
  }
}

/** An SVG of `renderSvg` as PNG bytes, on white, `scale` pixels for each unit of the SVG; made in a thread of its own. */
export async function renderPng(svg: string, scale = 2): Promise<Buffer> {
  const image = await renderAsync(svg, {
    font: pictureFonts,
    background: 'white',
    fitTo: { mode: 'zoom', value: scale },
  });
  return image.asPng();
}
