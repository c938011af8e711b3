import type { EngineName } from '../core/engine/engine.ts';
import { engines, traitsOf } from '../core/engine/engines.ts';
import { compilations, type Compilation } from '../core/engine/steps/step.ts';
import { Fail } from '../core/fail.ts';
import type { ProfileName } from '../core/suite.ts';

/**
 * How each profile's steps run on a GPU that `--engine auto` took. Profile `paper` is hours of the same few steps, which
 * XLA compiles into fewer and larger kernels. The others are held against baselines of the engine's own numerics class,
 * and their cells end before compiling has paid.
 */
const onGpu: Readonly<Record<ProfileName, Compilation>> = {
  smoke: 'lowered',
  quick: 'lowered',
  paper: 'xla',
};

/** What decides how steps run, where nothing else is said. */
export interface CompilationRequest {
  readonly engine: EngineName;
  readonly profile: ProfileName;
  /** Whether the engine was found by `auto`: one that was named keeps its numerics class. */
  readonly automatic: boolean;
  /** As given to `--compile`. */
  readonly compile: string | undefined;
}

/**
 * How steps run: as asked, else as the profile says for the engine.
 * @throws Fail (exit 2) where XLA is asked of an engine that has none
 */
export function compilationFor({ engine, profile, automatic, compile }: CompilationRequest): Compilation {
  const { compilesSteps, isGpu } = traitsOf(engine);
  const asked = compilations.find((name) => name === compile);
  if (asked === undefined) return automatic && isGpu && compilesSteps ? onGpu[profile] : 'lowered';
  if (asked !== 'xla' || compilesSteps) return asked;
  throw new Fail({
    where: '--compile xla',
    found: `engine ${engine}, which runs steps one by one`,
    expected: `one of ${engines.flatMap(({ name, traits }) => (traits.compilesSteps ? [name] : [])).join(', ')}`,
    next: 'Leave --compile out, or choose such an engine with --engine.',
  });
}
