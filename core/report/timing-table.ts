import Table from 'cli-table3';
import type { TimedBenchmark, Timing } from '../../schemas/timing.d.ts';
import { median, quantile } from '../statistics/median.ts';
import { millisecondsOf, processTimes, typicalTime } from '../timing/process-times.ts';
import { rooflineMilliseconds, rooflineOf, type Roofline } from '../timing/roofline.ts';
import { shortDurationText } from './duration-text.ts';

const plain = { head: [], border: [] };
/** No lines between rows: there are many, and each is one line. */
const dense = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
/** More disturbed benchmarks than this are counted. */
const mostRemarks = 6;

/** How much of the least time that the roofline allows a benchmark's time is; a dash where that is not known. */
function shareText(benchmark: TimedBenchmark, middle: number, roofline: Roofline): string {
  const least = rooflineMilliseconds(benchmark, roofline);
  return least === undefined ? '–' : `${Math.round((100 * least) / middle)} %`;
}

function row(benchmark: TimedBenchmark, roofline: Roofline): string[] {
  const { id, processes, unit, members, per, reliability, work } = benchmark;
  const scale = millisecondsOf(unit);
  const fastest = processTimes(benchmark).map((time) => time * scale);
  const typical = typicalTime(benchmark) * scale;
  const middle = median(fastest);
  const spread = (quantile(fastest, 0.75) - quantile(fastest, 0.25)) / middle;
  const first = median(processes.map(({ firstCall }) => firstCall)) * scale;
  return [
    id + (reliability.state === 'reliable' ? '' : ' *'),
    shortDurationText(middle),
    `${(100 * spread).toFixed(1)} %`,
    shortDurationText(typical),
    shortDurationText(first),
    work.flop > 0 ? ((1e-6 * work.flop) / middle).toPrecision(3) : '–',
    shareText(benchmark, middle, roofline),
    `${per}${members === 1 ? '' : `, ${members} abreast`}`,
  ];
}

/** What `npm run bench` prints: one row a benchmark, then ratios against peers, then whether to believe it. */
export function timingTable(timing: Timing): string {
  const { benchmarks, notTimed = [], ratios, fingerprint, conditions, settings } = timing;
  const table = new Table({
    head: ['benchmark', 'fastest', 'IQR', 'typical', 'first call', 'GFLOP/s', 'of roof', 'of one'],
    style: plain,
    chars: dense,
  });
  const roofline = rooflineOf(timing);
  table.push(...benchmarks.map((benchmark) => row(benchmark, roofline)));
  const peers = new Table({ head: ['ratio', 'value'], style: plain, colWidths: [80, 10], wordWrap: true });
  for (const { what, value } of ratios) peers.push([what, value.toPrecision(3)]);
  const doubtful = benchmarks.filter(({ reliability }) => reliability.state === 'unreliable');
  return [
    `${fingerprint.comparability.engine.device}, engine ${fingerprint.comparability.engine.id}, fingerprint ${fingerprint.hash.slice(0, 16)}`,
    table.toString(),
    ...(ratios.length === 0 ? [] : [peers.toString()]),
    `Medians of ${settings.processes} processes of their fastest and their median sample; IQR between processes of the fastest; first call with compilation; of roof: share of the least time that this device's own calibration kernels allow for its FLOP and bytes.`,
    ...notTimed.map(({ id, reason }) => `not timed: ${id}: ${reason}`),
    ...(doubtful.length <= mostRemarks
      ? doubtful.map(({ id, reliability }) => `* ${id}: ${reliability.reasons.join('; ')}`)
      : [`* ${doubtful.length} of ${benchmarks.length} benchmarks were disturbed; the file says how`]),
    conditions.reliability.state === 'reliable'
      ? 'reliable: nothing disturbed the machine'
      : `unreliable: ${conditions.reliability.reasons.join('; ')}`,
  ].join('\n');
}
