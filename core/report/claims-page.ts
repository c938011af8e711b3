import { Fail } from '../fail.ts';
import { agreementOf } from '../judge/agreement.ts';
import { significant, significantInterval } from '../judge/significant.ts';
import { markdownRows } from '../markdown-rows.ts';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import type { AbstractSentence, Statement, Statements } from '../../schemas/statements.d.ts';
import type { Agreement, PaperValue } from '../../schemas/verdict.d.ts';
import { abstractSign, judgeAbstract, numbersText } from './abstract-word.ts';
import { verdictSign, verdictWords } from './claim-text.ts';
import { escapeMarkdown } from './markdown-table.ts';
import { numbersRows, relatedRows } from './numbers-rows.ts';

/** A claim with what was accepted of it, and the paper's number for the same quantity. */
export interface ListedClaim {
  readonly claim: Claim;
  /** Of the quick profile on the embedded engine; none where that profile does not decide it. */
  readonly accepted: AcceptedClaim | undefined;
  /** Of profile paper, on the engine on which that was run; none where it was not. */
  readonly inPaperProfile: AcceptedClaim | undefined;
  readonly paper: PaperValue | null;
  /** A number of the paper for another quantity than the claim's, beside it. */
  readonly related?: PaperValue | null;
}

const kinds = { paper: 'statement of the paper', theorem: 'theorem check', control: 'control' } as const;

/** What stands for a claim: of profile quick, or of profile paper alone. */
function standing({ accepted, inPaperProfile }: ListedClaim): AcceptedClaim | undefined {
  return accepted ?? inPaperProfile;
}

function verdictCell(listed: ListedClaim): string {
  const found = standing(listed);
  if (found === undefined) return '– not run';
  const { verdict, estimate, interval } = found;
  const { claim, accepted } = listed;
  const number = `${significant(estimate, claim.margin)} ${significantInterval(interval, claim.margin)}`;
  const where = accepted === undefined ? ' (profile paper)' : '';
  return `${verdictSign[verdict]} ${verdictWords(verdict)}: ${number.trim()}${where}`;
}

function agreementWith({ claim, accepted, paper }: ListedClaim): Agreement {
  return agreementOf(claim, accepted?.samples ?? [], paper, 'quick');
}

function paperCell(listed: ListedClaim): string {
  const { paper } = listed;
  if (paper === null) return '–';
  const { word } = agreementWith(listed);
  const number = typeof paper.value === 'number' ? significant(paper.value) : paper.value;
  return word === 'no number' ? number : `${number}: ${word}`;
}

function claimCells(listed: ListedClaim): string[] {
  const { claim } = listed;
  const side = claim.direction === 'above' ? '>' : '<';
  return [
    claim.id,
    kinds[claim.kind],
    claim.statement,
    claim.source,
    claim.profiles.join(', '),
    `${side} ${significant(claim.margin)}${claim.unit === '1' ? '' : ` ${claim.unit}`}`,
    claim.test,
    verdictCell(listed),
    paperCell(listed),
  ].map(escapeMarkdown);
}

/** `12 statements of the paper: 11 reproduced, 1 contradicted`, a line a kind. */
function countLines(claims: readonly ListedClaim[]): string[] {
  return (['paper', 'theorem', 'control'] as const).map((kind) => {
    const own = claims.filter(({ claim }) => claim.kind === kind);
    const counts = new Map<string, number>();
    for (const listed of own) {
      const word = verdictWords(standing(listed)?.verdict ?? 'not-run');
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const told = [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
    return `- ${own.length} × ${kinds[kind]}: ${told}`;
  });
}

function statementCells(statement: Statement, known: ReadonlyMap<string, ListedClaim>): string[] {
  const { says, place, claims = [], reason } = statement;
  const where = `docs/statements.json: "${says}"`;
  if (claims.length === 0 && reason === undefined) {
    const found = 'neither claims nor a reason';
    throw new Fail({ where, found, expected: 'one of the two', next: 'Say why no claim decides it.' });
  }
  const listed = claims.map((id) => {
    const claim = known.get(id);
    if (claim === undefined) {
      const next = 'Correct the id, or say why no claim decides the statement.';
      throw new Fail({ where, found: `the claim ${id}`, expected: 'a claim of some suite', next });
    }
    return `${verdictSign[standing(claim)?.verdict ?? 'not-run']} ${id}`;
  });
  return [
    escapeMarkdown(says),
    escapeMarkdown(place),
    [...listed.map(escapeMarkdown), ...(reason === undefined ? [] : [escapeMarkdown(reason)])].join('<br>'),
  ];
}

/**
 * The abstract, sentence by sentence, as the README has it: what was accepted on the embedded engine in the quick profile,
 * whether our numbers agree with the paper's, and what a reader must know beside it.
 */
export function abstractTable(
  sentences: readonly AbstractSentence[],
  claims: readonly ListedClaim[],
): string[] {
  const accepted = claims.map((listed) => ({
    id: listed.claim.id,
    verdict: listed.accepted?.verdict ?? ('not-run' as const),
    agreement: agreementWith(listed),
  }));
  const whole = judgeAbstract(
    sentences,
    accepted.map((one, i) => ({
      ...one,
      verdict: claims[i]!.inPaperProfile?.verdict ?? ('not-run' as const),
    })),
  );
  const rows = judgeAbstract(sentences, accepted).map(({ sentence, word, verdicts }, i) =>
    [
      `${sentence.sentence} (${sentence.place})`,
      `${abstractSign[word]} ${word}, ${verdicts.length} claims`,
      numbersText(verdicts),
      `${abstractSign[whole[i]!.word]} ${whole[i]!.word}`,
      sentence.caveat,
    ].map(escapeMarkdown),
  );
  const head = [
    'the abstract says',
    'profile `quick`',
    'its numbers, to the paper’s',
    'profile `paper`',
    'but',
  ];
  return markdownRows(head, rows);
}

/**
 * docs/claims.md: every claim by suite with what was accepted of it on the embedded engine in the quick profile, and the
 * paper's statements with the claims that decide them.
 *
 * @param suites claims by suite, in the order of the page
 * @throws Fail (exit 2) for a statement that names an unknown claim, or has neither claims nor a reason
 */
export function claimsPage(
  suites: ReadonlyMap<string, readonly ListedClaim[]>,
  { source, sections }: Pick<Statements, 'source' | 'sections'>,
): string {
  const all = [...suites.values()].flat();
  const known = new Map(all.map((listed) => [listed.claim.id, listed]));
  const head = ['claim', 'kind', 'statement', 'source', 'profiles', 'margin', 'test', 'accepted', 'paper'];
  const lines = [
    '# Claims',
    '',
    'Written by `npm run claims`; do not edit. Verdict, estimate and interval are those accepted for profile `quick` on the',
    'embedded engine (`baselines/claims/quick/wasm`), or, where that profile does not decide the claim, for profile `paper`;',
    '`paper` is the paper’s number for the same quantity, with what `core/judge/agreement.ts` says of it. What was changed,',
    'when, and after what was seen is in each suite’s README. Below: [our numbers beside the paper’s](#our-numbers-beside-the-papers),',
    'and [what the paper says](#what-the-paper-says) with the claims that decide it.',
    '',
    ...countLines(all),
    ...[...suites].flatMap(([suite, claims]) => [
      '',
      `## ${suite}`,
      '',
      ...markdownRows(head, claims.map(claimCells)),
    ]),
    '',
    '## Our numbers beside the paper’s',
    '',
    'Reproduced means the sign. How large the effect is, here and there: estimate, 95 % interval, and whether a mean of as',
    'many runs as the paper has would lie where its number does. Profile `paper` was run in part, on two processor cores',
    '(`baselines/claims/paper`). The last column says what a difference is put down to. Claims that are not listed have no',
    'number in the paper.',
    '',
    ...numbersRows(all),
    '',
    'Numbers of the paper near a claim, of quantities that it does not estimate, so that nothing agrees or differs:',
    '',
    ...relatedRows(all),
    '',
    '## What the paper says',
    '',
    `${escapeMarkdown(source)}. From \`docs/statements.json\`.`,
    ...sections.flatMap(({ title, statements }) => [
      '',
      `### ${escapeMarkdown(title)}`,
      '',
      ...markdownRows(
        ['statement', 'place', 'claims, or why none'],
        statements.map((statement) => statementCells(statement, known)),
      ),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}
