import type { Point3 } from './projection.ts';

/** The parameters with a w = β in |a| ≤ `height`, ‖w‖ ≤ `radius`: one branch of a hyperbola for each sign of a. */
export function equalFunction(
  beta: readonly [number, number],
  { radius, height }: { readonly radius: number; readonly height: number },
): Point3[][] {
  const nearest = Math.hypot(...beta) / radius;
  return [-1, 1].map((sign) =>
    Array.from({ length: 121 }, (_, i): Point3 => {
      // Even steps of log a follow both arms.
      const a = sign * nearest * (height / nearest) ** (i / 120);
      return [beta[0] / a, beta[1] / a, a];
    }),
  );
}
