import { isDecidedIn, type Profile } from '../judge/judge.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Agreement, Verdict } from '../../schemas/verdict.d.ts';
import { isWorse, verdictWords } from './claim-text.ts';

const order = ['reproduced', 'contradicted', 'undecided', 'not-comparable', 'not-run'] as const;

/** Kinds of claims, in the order in which a reader wants them. They are never added up. */
export const kinds = ['paper', 'theorem', 'control'] as const satisfies readonly Claim['kind'][];

/** What claims of a kind are called, one and several. */
export const kindWords = {
  paper: ['statement of the paper', 'statements of the paper'],
  theorem: ['theorem check', 'theorem checks'],
  control: ['control', 'controls'],
} as const satisfies Record<Claim['kind'], readonly [string, string]>;

/** How many claims of one kind have which verdict. */
export interface KindTally {
  readonly decided: number;
  readonly counts: Readonly<Record<Verdict['verdict'], number>>;
}

/** How many claims have which verdict, kind by kind. */
export interface Tally {
  /** Claims that the profile decides. */
  readonly byKind: Readonly<Record<Claim['kind'], KindTally>>;
  /** How many numbers agree with the paper's, of the claims that the profile decides. */
  readonly agreement: Readonly<Record<Agreement['word'], number>>;
  readonly regressed: number;
  /** Claims that only other profiles decide; they are in none of the counts above. */
  readonly elsewhere: number;
}

function kindTally(verdicts: readonly Verdict[]): KindTally {
  const having = (verdict: Verdict['verdict']): number =>
    verdicts.filter((candidate) => candidate.verdict === verdict).length;
  return {
    decided: verdicts.length,
    counts: {
      reproduced: having('reproduced'),
      contradicted: having('contradicted'),
      undecided: having('undecided'),
      'not-comparable': having('not-comparable'),
      'not-run': having('not-run'),
    },
  };
}

/** Counts the verdicts of a run. */
export function tally(verdicts: readonly Verdict[], profile: Profile): Tally {
  const decided = verdicts.filter(({ claim }) => isDecidedIn(claim, profile));
  const ofKind = (kind: Claim['kind']): KindTally =>
    kindTally(decided.filter(({ claim }) => claim.kind === kind));
  const saying = (word: Agreement['word']): number =>
    decided.filter(({ agreement }) => agreement.word === word).length;
  return {
    byKind: { paper: ofKind('paper'), theorem: ofKind('theorem'), control: ofKind('control') },
    agreement: {
      agrees: saying('agrees'),
      differs: saying('differs'),
      'no number': saying('no number'),
    },
    regressed: decided.filter(isWorse).length,
    elsewhere: verdicts.length - decided.length,
  };
}

/** `39 of 42 statements of the paper reproduced, 1 contradicted, 2 undecided`. */
export function kindLine(kind: Claim['kind'], { decided, counts }: KindTally): string {
  const others = order.slice(1).filter((verdict) => counts[verdict] > 0);
  const words = kindWords[kind][decided === 1 ? 0 : 1];
  return [
    `${counts.reproduced} of ${decided} ${words} reproduced`,
    ...others.map((verdict) => `${counts[verdict]} ${verdictWords(verdict)}`),
  ].join(', ');
}

/** `8 numbers agree with the paper’s, 6 differ`; nothing where none was held against one. */
export function agreementLine({ agreement }: Tally): string | undefined {
  const { agrees, differs } = agreement;
  if (agrees + differs === 0) return undefined;
  return `${agrees} ${agrees === 1 ? 'number agrees' : 'numbers agree'} with the paper’s, ${differs} ${differs === 1 ? 'differs' : 'differ'}`;
}

/** The counts of a run, a line for each kind of claim and for what else there is to count. */
export function tallyLines(counted: Tally): string[] {
  const { byKind, regressed, elsewhere } = counted;
  const present = kinds.filter((kind) => byKind[kind].decided > 0);
  const agreement = agreementLine(counted);
  return [
    ...(present.length === 0 ? ['no claim decided'] : present.map((kind) => kindLine(kind, byKind[kind]))),
    ...(agreement === undefined ? [] : [agreement]),
    ...(regressed === 0 ? [] : [`${regressed} regressed or changed since the baseline`]),
    ...(elsewhere === 0 ? [] : [`${elsewhere} more can only be decided by another profile`]),
  ];
}

/** {@link tallyLines} in one line. */
export function tallyLine(counted: Tally): string {
  return tallyLines(counted).join('; ');
}
