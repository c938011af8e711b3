import type { AbstractSentence } from '../../schemas/statements.d.ts';
import type { Agreement, Verdict } from '../../schemas/verdict.d.ts';
import { abstractSign, judgeAbstract, type AbstractWord } from './abstract-word.ts';

/** A sentence of the abstract with the verdicts that the page shows under it. */
export interface HeadingVerdict {
  readonly heading: AbstractSentence;
  readonly word: AbstractWord;
  /** The word as the page says it: `Holds`, `Contradicted in part`. */
  readonly label: string;
  readonly sign: string;
  /** The class of its colour. */
  readonly look: Verdict['verdict'];
  /** One sentence: what is contradicted or open before what holds. */
  readonly sentence: string;
  /** The claims that decide it, what does not hold first. */
  readonly deciding: readonly Verdict[];
  /** Claims that its caveat rests on, and others that belong to it. */
  readonly beside: readonly Verdict[];
}

const looks = {
  held: 'reproduced',
  'contradicted in part': 'contradicted',
  contradicted: 'contradicted',
  undecided: 'undecided',
  'not run': 'not-run',
} as const satisfies Record<AbstractWord, Verdict['verdict']>;

/** What does not hold before what is open, before what holds; else as they came. */
const worstFirst: readonly Verdict['verdict'][] = [
  ...(['contradicted', 'undecided', 'not-comparable', 'not-run', 'reproduced'] as const),
];

/** Verdicts with those first that do not hold, then those that are open. */
export function sortedWorstFirst(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.toSorted(
    (one, other) => worstFirst.indexOf(one.verdict) - worstFirst.indexOf(other.verdict),
  );
}

const labels = {
  held: 'Holds',
  'contradicted in part': 'Contradicted in part',
  contradicted: 'Contradicted',
  undecided: 'Undecided',
  'not run': 'Not run here',
} as const satisfies Record<AbstractWord, string>;

function counted(count: number, all: number): string {
  if (count === all)
    return all === 1 ? 'The one claim that decides it holds' : `All ${all} claims that decide it hold`;
  return `${count} of the ${all} claims that decide it ${count === 1 ? 'holds' : 'hold'}`;
}

function sentenceOf(claims: number, deciding: readonly Verdict[]): string {
  const contradicted = deciding.flatMap(({ verdict, statement }) =>
    verdict === 'contradicted' ? [`“${statement.replace(/\.$/, '')}”`] : [],
  );
  const reproduced = deciding.filter(({ verdict }) => verdict === 'reproduced').length;
  const open = claims - contradicted.length - reproduced;
  return [
    ...(contradicted.length === 0 ? [] : [`Contradicted: ${contradicted.join('; ')}.`]),
    ...(open === 0
      ? []
      : [`${open} of the ${claims} claims that decide it ${open === 1 ? 'is' : 'are'} open.`]),
    ...(reproduced === 0 ? [] : [`${counted(reproduced, claims)}.`]),
  ].join(' ');
}

/**
 * What a page says of the sentences of the abstract. The claims of a sentence decide it; those that limit it or stand
 * beside it are told and decide nothing. A sentence of which the run has no claim at all is left out.
 */
export function headingVerdicts(
  sentences: readonly AbstractSentence[],
  verdicts: readonly Verdict[],
): HeadingVerdict[] {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  const known = (ids: readonly string[]): Verdict[] => ids.flatMap((id) => byId.get(id) ?? []);
  return judgeAbstract(sentences, verdicts).flatMap(({ sentence: heading, word }) => {
    const deciding = known(heading.claims);
    const others = [...new Set([...(heading.limitedBy ?? []), ...(heading.beside ?? [])])];
    const beside = known(others.filter((id) => !heading.claims.includes(id)));
    if (deciding.length + beside.length === 0) return [];
    return [
      {
        ...{ heading, word, label: labels[word], sign: abstractSign[word], look: looks[word] },
        ...{ sentence: sentenceOf(heading.claims.length, deciding) },
        ...{ deciding: sortedWorstFirst(deciding), beside },
      },
    ];
  });
}

/** `5 numbers agree with the paper’s, 4 differ`, as a sentence, of the claims that decide it. */
export function headingAgreement({ deciding }: HeadingVerdict): string {
  const saying = (word: Agreement['word']): number =>
    deciding.filter(({ agreement }) => agreement.word === word).length;
  const [differs, agrees] = [saying('differs'), saying('agrees')];
  if (agrees + differs === 0) return 'The paper gives no number that one of these could be held against.';
  const told = [
    ...(differs === 0
      ? []
      : [`${differs} of their numbers ${differs === 1 ? 'differs' : 'differ'} from the paper’s`]),
    ...(agrees === 0
      ? []
      : [
          `${agrees}${differs === 0 ? ' of their numbers' : ''} ${agrees === 1 ? 'agrees' : 'agree'}${differs === 0 ? ' with the paper’s' : ''}`,
        ]),
  ].join(', ');
  return `${told}.`;
}
