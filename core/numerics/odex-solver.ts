import { createRequire } from 'node:module';

/** What this project uses of the library `odex` (Hairer and Wanner's extrapolation code for y′ = f(x, y)). */
export interface OdexSolver {
  maxSteps: number;
  relativeTolerance: number;
  absoluteTolerance: number;
  denseOutput: boolean;
  solve(
    derivative: (x: number, y: number[]) => number[],
    x: number,
    y: readonly number[],
    xEnd: number,
    /** `interpolate(component, at)` is missing in the first call, at the start. Returning false stops. */
    observe: (step: number, xOld: number, x: number, y: number[], interpolate?: Interpolate) => boolean,
  ): { readonly outcome: number };
}

/** Value of a component within the step just made. */
export type Interpolate = (component: number, at: number) => number;

/** `outcome` of a solve that used up `maxSteps`. */
export const maxStepsExceeded = 1;

// The package has TypeScript sources but no declarations; a plain import would compile those under our rules.
const require = createRequire(import.meta.url);
const library = require('odex') as { Solver: new (dimension: number) => OdexSolver };

export const Solver = library.Solver;
