import { existsSync } from 'node:fs';
import { baselinePath } from '../core/judge/baseline-file.ts';
import { engineNames } from '../core/engine/engine.ts';
import { numericsOf } from '../core/engine/open-engine.ts';
import { expand } from '../core/run/expand.ts';
import { compilations } from '../core/engine/steps/step.ts';
import { embeddedEngine, traitsOf } from '../core/engine/engines.ts';
import { correctDrifts } from '../core/judge/correct-drifts.ts';
import { evidenceAtLook, type EvidenceAtLook } from '../core/judge/evidence-at-look.ts';
import { isDecidedIn, judge } from '../core/judge/judge.ts';
import { withSeedsNote } from '../core/judge/seeds-asked.ts';
import { paperValue, type PaperFiles } from '../core/judge/paper-value.ts';
import { readOtherSeeds } from '../core/judge/other-seeds.ts';
import { readBaseline } from '../core/judge/read-baseline.ts';
import { refuseOrphans, type KnownBaselines } from '../core/judge/refuse-orphans.ts';
import { loadClaims, suiteIds } from '../core/run/registry.ts';
import { profileNames } from '../core/suite.ts';
import type { Baseline } from '../schemas/baseline.d.ts';
import type { OtherSeeds } from '../schemas/other-seeds.d.ts';
import type { Result } from '../schemas/result.d.ts';
import type { PaperValue, Verdict } from '../schemas/verdict.d.ts';
import { cellsOfSuite } from './cells-of-suite.ts';
import { root } from './project.ts';
import { byCellKey, readLater } from './later-looks.ts';
import { baselineEngine, trainCommand, type Selection } from './selection.ts';

/** What baselines may be of: every suite, in every profile, on every engine and on XLA there. */
async function knownBaselines(): Promise<KnownBaselines> {
  const engines = engineNames.flatMap((engine) =>
    compilations.map((compile) => baselineEngine({ engine, compile })),
  );
  return { profiles: profileNames, engines: [...new Set(engines)], suites: await suiteIds() };
}

/**
 * Every claim of the selected suites held against results and accepted baselines.
 *
 * @param baselines `required`: a missing or stale baseline is an error (exit 2); `optional`: claims without
 *   one are `new`, and a stale one is told to `onStale`
 */
export async function judgeClaims(
  selection: Selection,
  results: readonly Result[],
  paper: PaperFiles,
  baselines: 'required' | 'optional',
  onStale: (message: string) => void = () => undefined,
): Promise<Verdict[]> {
  const { profile } = selection;
  const engine = baselineEngine(selection);
  const byKey = byCellKey([...results, ...(await readLater(selection))]);
  const train = trainCommand(selection);
  const repeats = selection.compile !== 'xla' && traitsOf(selection.engine).repeatsBits;
  if (baselines === 'required') refuseOrphans(root, await knownBaselines());
  const verdicts: Verdict[] = [];
  for (const [suite, protocol] of selection.suites) {
    const { version } = protocol;
    const claims = await loadClaims(suite);
    const expected = cellsOfSuite(selection.expected, suite);
    const own =
      selection.seeds === undefined
        ? expected
        : expand(protocol, profile, numericsOf(selection.engine, selection.compile));
    const baselineOf = (on: string, demanded: boolean): Baseline | undefined => {
      const key = { suite, profile, engine: on };
      if (!demanded && !existsSync(baselinePath(root, key))) return undefined;
      try {
        return readBaseline(root, { ...key, suiteVersion: version }, claims);
      } catch (error) {
        if (demanded) throw error;
        onStale((error as Error).message);
        return undefined;
      }
    };
    const otherSeedsOf = (): OtherSeeds['claims'] => {
      try {
        return readOtherSeeds(root, { suite, profile, suiteVersion: version }, claims)?.claims ?? {};
      } catch (error) {
        if (baselines === 'required') throw error;
        onStale((error as Error).message);
        return {};
      }
    };
    const accepted = baselineOf(engine, baselines === 'required');
    // Contradictions that were accepted are findings about a claim, not about an engine.
    // The profile's own seeds are held against their accepted values one by one.
    const others = accepted === undefined || selection.seeds === undefined ? {} : otherSeedsOf();
    const elsewhere = accepted ?? baselineOf(embeddedEngine, false);
    for (const claim of claims) {
      const quoted = (pointer: string | undefined): PaperValue | null =>
        pointer === undefined ? null : paperValue(pointer, paper);
      // Of a claim that the profile does not decide it may lack cells that the claim relies on.
      const { evidence, look }: EvidenceAtLook = isDecidedIn(claim, profile)
        ? evidenceAtLook(claim, expected, selection.later.get(suite) ?? [], byKey, profile)
        : { evidence: { state: 'not-run', reason: 'left to other profiles' }, next: [] };
      verdicts.push(
        judge(
          claim,
          withSeedsNote(evidence, claim, expected, own),
          accepted?.claims[claim.id],
          quoted(claim.paper),
          profile,
          {
            train,
            related: quoted(claim.related),
            repeats,
            hasOwnSeeds: selection.seeds === undefined,
            ...(look === undefined ? {} : { look }),
            others: others[claim.id] ?? [],
            knownContradiction: elsewhere?.claims[claim.id]?.verdict === 'contradicted',
          },
        ),
      );
    }
  }
  return correctDrifts(verdicts);
}
