/** A point of (w₁, w₂, a) space. */
export type Point3 = readonly [number, number, number];

/** Where an orthographic view looks from, in degrees: azimuth from the w₁ axis towards w₂, elevation towards a. */
export interface View {
  readonly azimuth: number;
  readonly elevation: number;
}

/** Unit vectors of a view: to the right and up on the picture, and out of it towards the viewer. */
interface Basis {
  readonly right: Point3;
  readonly up: Point3;
  readonly toViewer: Point3;
}

function dot(p: Point3, q: Point3): number {
  return p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
}

/** A view’s unit vectors, worked out once: a scene asks for them at each of its points. */
const bases = new WeakMap<View, Basis>();

export function basisOf(view: View): Basis {
  const basis = bases.get(view) ?? newBasis(view);
  bases.set(view, basis);
  return basis;
}

function newBasis({ azimuth, elevation }: View): Basis {
  const [phi, theta] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const [cosPhi, sinPhi, cosTheta, sinTheta] = [
    Math.cos(phi),
    Math.sin(phi),
    Math.cos(theta),
    Math.sin(theta),
  ];
  return {
    right: [-sinPhi, cosPhi, 0],
    up: [-sinTheta * cosPhi, -sinTheta * sinPhi, cosTheta],
    toViewer: [cosTheta * cosPhi, cosTheta * sinPhi, sinTheta],
  };
}

/** Orthographic projection: `x` to the right, `y` up, `depth` towards the viewer, all in units of the space. */
export function project(point: Point3, view: View): { x: number; y: number; depth: number } {
  const { right, up, toViewer } = basisOf(view);
  return { x: dot(point, right), y: dot(point, up), depth: dot(point, toViewer) };
}

/** Things from the farthest to the nearest, so that painted in this order the near ones cover the far ones. */
export function farthestFirst<T>(things: readonly T[], depthOf: (thing: T) => number): T[] {
  return things
    .map((thing) => ({ thing, depth: depthOf(thing) }))
    .sort((one, other) => one.depth - other.depth)
    .map(({ thing }) => thing);
}
