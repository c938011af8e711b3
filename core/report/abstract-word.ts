import type { AbstractSentence } from '../../schemas/statements.d.ts';
import type { Agreement, Verdict } from '../../schemas/verdict.d.ts';

/** What a run says of a sentence of the abstract. */
export type AbstractWord = 'held' | 'contradicted in part' | 'contradicted' | 'undecided' | 'not run';

/** A sign beside each word, so that it can be told without colour. */
export const abstractSign = {
  held: '✓',
  'contradicted in part': '✗',
  contradicted: '✗',
  undecided: '?',
  'not run': '–',
} as const satisfies Record<AbstractWord, string>;

/** A sentence of the abstract with its word and the verdicts of the claims that decide it. */
export interface JudgedSentence {
  readonly sentence: AbstractSentence;
  readonly word: AbstractWord;
  /** In the order of the sentence's claims; those of suites that were not asked for are missing. */
  readonly verdicts: readonly Pick<Verdict, 'id' | 'verdict' | 'agreement'>[];
}

function wordFor(claims: number, found: readonly Pick<Verdict, 'verdict'>[]): AbstractWord {
  const having = (verdict: Verdict['verdict']): number =>
    found.filter((candidate) => candidate.verdict === verdict).length;
  if (having('contradicted') > 0) return having('reproduced') > 0 ? 'contradicted in part' : 'contradicted';
  if (having('not-run') === found.length) return 'not run';
  return having('reproduced') === claims ? 'held' : 'undecided';
}

/**
 * Sentences of the abstract by the claims that decide them: `contradicted` when one of them is and none is
 * reproduced, `contradicted in part` when others are reproduced, `held` when all are, `not run` when none was run, else
 * `undecided`.
 *
 * @param verdicts of a run, or accepted ones; of any suites
 */
export function judgeAbstract(
  sentences: readonly AbstractSentence[],
  verdicts: readonly Pick<Verdict, 'id' | 'verdict' | 'agreement'>[],
): JudgedSentence[] {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  return sentences.map((sentence) => {
    const found = sentence.claims.flatMap((id) => byId.get(id) ?? []);
    return { sentence, word: wordFor(sentence.claims.length, found), verdicts: found };
  });
}

/** `2 numbers agree, 1 differs`; `no number of the paper’s` where there is none to hold against. */
export function numbersText(verdicts: readonly { readonly agreement: Pick<Agreement, 'word'> }[]): string {
  const saying = (word: Agreement['word']): number =>
    verdicts.filter(({ agreement }) => agreement.word === word).length;
  const [agree, differ] = [saying('agrees'), saying('differs')];
  const parts = [
    ...(agree === 0 ? [] : [`${agree} ${agree === 1 ? 'number agrees' : 'numbers agree'}`]),
    ...(differ === 0
      ? []
      : [
          `${differ} ${agree > 0 ? '' : differ === 1 ? 'number ' : 'numbers '}${differ === 1 ? 'differs' : 'differ'}`,
        ]),
  ];
  return parts.length === 0 ? 'no number of the paper’s' : parts.join(', ');
}
