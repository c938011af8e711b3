import { numberText } from './number-text.ts';
import { ink, type Layer } from './page.ts';
import type { Point3 } from './projection.ts';
import { asIs, toPixels, type Frame } from './scene.ts';

/** Half sides of the box that a scene's axes run along: |w₁|, |w₂| ≤ `radius`, |a| ≤ `height`. */
export interface Box {
  readonly radius: number;
  readonly height: number;
}

interface Axis {
  readonly title: string;
  /** The point of the axis at a value of its variable. */
  readonly at: (value: number) => Point3;
  readonly half: number;
  /** Where its labels stand, in pixels from it. */
  readonly offset: readonly [number, number];
  readonly titleOffset: readonly [number, number];
}

/**
 * The edges of the box on which the axes are drawn, for views between the −w₁ and the w₂ axis: the two near
 * edges of the floor and the left upright one.
 */
function axesOf({ radius, height }: Box): Axis[] {
  return [
    {
      title: 'w₁',
      at: (value) => [value, radius, -height],
      half: radius,
      offset: [-7, 9],
      titleOffset: [-22, 20],
    },
    {
      title: 'w₂',
      at: (value) => [-radius, value, -height],
      half: radius,
      offset: [8, 9],
      titleOffset: [24, 20],
    },
    {
      title: 'a',
      at: (value) => [radius, radius, value],
      half: height,
      offset: [-9, 0],
      titleOffset: [-26, 0],
    },
  ];
}

function ticksWithin(half: number): number[] {
  const step = half >= 3.5 ? 2 : 1;
  const count = Math.floor(half / step);
  return Array.from({ length: 2 * count + 1 }, (_, i) => (i - count) * step);
}

/** Floor and axes with ticks of a scene; drawn first, so that everything else lies over them. */
export function axisLayers(box: Box, frame: Frame): Layer[] {
  const { radius, height } = box;
  const axes = axesOf(box);
  const floor = [
    [-radius, -radius],
    [radius, -radius],
    [radius, radius],
    [-radius, radius],
    [-radius, -radius],
  ].map(([w1, w2]) => toPixels([w1!, w2!, -height], frame));
  const upright = [-height, height].map((a) => toPixels([radius, radius, a], frame));
  const labels = axes.flatMap(({ at, half, offset }) =>
    ticksWithin(half).map((value) => placed(numberText(value), toPixels(at(value), frame), offset)),
  );
  const titles = axes.map(({ title, at, titleOffset }) => placed(title, toPixels(at(0), frame), titleOffset));
  return [
    {
      data: { values: [floor, upright].map((line) => ({ type: 'LineString', coordinates: line })) },
      projection: asIs,
      mark: { type: 'geoshape', filled: false, stroke: ink.faint, strokeWidth: 1 },
    },
    textLayer(labels, 9, ink.soft),
    textLayer(titles, 12, ink.strong),
  ];
}

function placed(text: string, [x, y]: readonly [number, number], [dx, dy]: readonly [number, number]) {
  return { text, x: x + dx, y: y + dy };
}

function textLayer(values: { text: string; x: number; y: number }[], fontSize: number, color: string): Layer {
  return {
    data: { values },
    projection: asIs,
    mark: { type: 'text', fontSize, color, align: 'center', baseline: 'middle' },
    encoding: {
      longitude: { field: 'x', type: 'quantitative' },
      latitude: { field: 'y', type: 'quantitative' },
      text: { field: 'text', type: 'nominal' },
    },
  };
}
