import type { ChalkInstance } from 'chalk';
import type { Verdict } from '../../schemas/verdict.d.ts';
import {
  agreementText,
  driftText,
  estimateHead,
  estimateText,
  isWorse,
  marginText,
  verdictWords,
} from './claim-text.ts';

/** A column of the verdict table beside the claim’s name. */
export interface VerdictColumn {
  readonly title: string;
  readonly text: (verdict: Verdict) => string;
  readonly paint?: (verdict: Verdict, chalk: ChalkInstance) => ChalkInstance;
  /** Says its title where there is no head above it. */
  readonly named?: boolean;
  /** Left out first where the terminal is too narrow: 1 before 2; never without a number. */
  readonly leaves?: number;
}

/** The colour of a verdict. */
export function verdictPaint(verdict: Verdict, chalk: ChalkInstance): ChalkInstance {
  const paints: Record<Verdict['verdict'], ChalkInstance> = {
    reproduced: chalk.green,
    contradicted: chalk.red.bold,
    undecided: chalk.yellow,
    'not-comparable': chalk.yellow,
    'not-run': chalk.dim,
  };
  return paints[verdict.verdict];
}

/** What the table tells of a claim, in the order of its columns. */
export const verdictColumns: readonly VerdictColumn[] = [
  { title: 'verdict', text: (one) => verdictWords(one.verdict), paint: verdictPaint, leaves: 2 },
  { title: estimateHead, text: estimateText },
  { title: 'margin', text: marginText, named: true },
  { title: 'unit', text: ({ claim }) => claim.unit, leaves: 1 },
  {
    title: 'paper',
    named: true,
    text: agreementText,
    paint: ({ agreement }, chalk) => (agreement.word === 'differs' ? chalk.yellow : chalk.dim),
  },
  {
    title: 'drift',
    text: driftText,
    paint: (verdict, chalk) => (isWorse(verdict) ? chalk.red.bold : chalk.dim),
    leaves: 3,
  },
];
