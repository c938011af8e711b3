import { isDecidedIn, type Profile } from '../judge/judge.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { verdictWords } from './claim-text.ts';

const order = ['reproduced', 'contradicted', 'undecided', 'not-comparable', 'not-run'] as const;

/** How many claims have which verdict. */
export interface Tally {
  /** Claims that the profile decides. */
  readonly decided: number;
  readonly counts: Readonly<Record<Verdict['verdict'], number>>;
  readonly regressed: number;
  /** Claims that only other profiles decide; they are in none of the counts above. */
  readonly elsewhere: number;
}

/** Counts the verdicts of a run. */
export function tally(verdicts: readonly Verdict[], profile: Profile): Tally {
  const decided = verdicts.filter(({ claim }) => isDecidedIn(claim, profile));
  const having = (verdict: Verdict['verdict']): number =>
    decided.filter((candidate) => candidate.verdict === verdict).length;
  return {
    decided: decided.length,
    counts: {
      reproduced: having('reproduced'),
      contradicted: having('contradicted'),
      undecided: having('undecided'),
      'not-comparable': having('not-comparable'),
      'not-run': having('not-run'),
    },
    regressed: decided.filter(({ drift }) => drift === 'regressed').length,
    elsewhere: verdicts.length - decided.length,
  };
}

/** `12 reproduced, 1 contradicted, 1 undecided; 1 regressed`: what is there, reproduced and contradicted always. */
export function tallyLine({ counts, regressed, elsewhere }: Tally): string {
  const parts = order
    .filter((verdict, index) => index < 2 || counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdictWords(verdict)}`);
  const worse = regressed === 0 ? '' : `; ${regressed} regressed since the baseline`;
  const left = elsewhere === 0 ? '' : `; ${elsewhere} left to other profiles`;
  return `${parts.join(', ')}${worse}${left}`;
}
