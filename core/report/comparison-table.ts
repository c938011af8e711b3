import Table from 'cli-table3';
import type { ComparedBenchmark, Comparison, TimingComparison } from '../../schemas/comparison.d.ts';
import { markdownRows } from '../markdown-rows.ts';
import { escapeMarkdown } from './markdown-table.ts';

const plain = { head: [], border: [] };
/** No lines between rows: there are many, and each is one line. */
const dense = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
/** More benchmarks with remarks of their own than this are counted. */
const mostRemarks = 6;

function factor(value: number | undefined): string {
  return value === undefined ? '–' : value.toPrecision(3);
}

function percent(value: number | undefined): string {
  return value === undefined ? '–' : `${(100 * value).toFixed(1)} %`;
}

function pText(value: number | undefined): string {
  return value === undefined ? '–' : value < 1e-3 ? value.toExponential(0) : value.toFixed(3);
}

const heads = {
  tested: ['benchmark', 'ratio', '95 % interval', 'noise', 'p (Holm)', 'verdict'],
  descriptive: ['benchmark', 'ratio', '95 % interval', 'over calibration', 'over roofline'],
} as const;

function cells(kind: TimingComparison['kind'], benchmark: ComparedBenchmark): string[] {
  const { id, ratio, interval, verdict, noiseFloor, adjustedPValue, byCalibration, byRoofline, notes } =
    benchmark;
  const mark = notes.length === 0 ? '' : ' *';
  const shared = [id + mark, factor(ratio), interval.map(factor).join(' … ')];
  return kind === 'tested'
    ? [...shared, percent(noiseFloor), pText(adjustedPValue), verdict ?? '–']
    : [...shared, factor(byCalibration), factor(byRoofline)];
}

function headline(comparison: TimingComparison): string {
  const { reference, other, kind, inTurns, benchmarks, calibrationRatio } = comparison;
  const what = `${other} over ${reference}, time over time, below 1 is faster`;
  if (kind === 'descriptive') {
    const kernels =
      calibrationRatio === undefined
        ? ''
        : ` The calibration kernels have the ratio ${factor(calibrationRatio)}.`;
    return `${what}. Different devices or engines: described, not tested.${kernels}`;
  }
  const count = (verdict: string): number => benchmarks.filter((each) => each.verdict === verdict).length;
  const tally = ['slower', 'faster', 'same', 'unclear'].map((verdict) => `${count(verdict)} ${verdict}`);
  return `${what}. One fingerprint${inTurns === true ? ', in turns' : ''}: ${tally.join(', ')}`;
}

function remarks({ differences, notes, benchmarks }: TimingComparison): string[] {
  const own = benchmarks.flatMap(({ id, notes: about }) =>
    about.length === 0 ? [] : [`* ${id}: ${about.join('; ')}`],
  );
  return [
    ...differences.map(({ field, reference, other }) => `differs in ${field}: ${reference} → ${other}`),
    ...notes,
    ...(own.length <= mostRemarks
      ? own
      : [`* ${own.length} of ${benchmarks.length} benchmarks were disturbed; the JSON document says how`]),
  ];
}

/** What `npm run compare` prints: a table a comparison, and what differs. */
export function comparisonTable({ comparisons }: Comparison): string {
  return comparisons
    .map((comparison) => {
      const table = new Table({ head: [...heads[comparison.kind]], style: plain, chars: dense });
      table.push(...comparison.benchmarks.map((benchmark) => cells(comparison.kind, benchmark)));
      return [headline(comparison), table.toString(), ...remarks(comparison)].join('\n');
    })
    .join('\n\n');
}

/** The same as GitHub-flavoured Markdown, for the summary of a CI step. Ends with a line break. */
export function comparisonMarkdown({ comparisons }: Comparison): string {
  return comparisons
    .map((comparison) => {
      const head = heads[comparison.kind];
      const rows = comparison.benchmarks.map((benchmark) =>
        cells(comparison.kind, benchmark).map(escapeMarkdown),
      );
      const notes = remarks(comparison).map((remark) => `- ${escapeMarkdown(remark)}`);
      return [
        `### ${escapeMarkdown(headline(comparison))}`,
        '',
        ...markdownRows(head, rows),
        ...(notes.length === 0 ? [] : ['', ...notes]),
      ];
    })
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}
