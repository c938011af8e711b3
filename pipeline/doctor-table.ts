import Table from 'cli-table3';
import type { DoctorReport, ExaminedEngine } from '../schemas/doctor.d.ts';

const plain = { head: [], border: [] };

/** What `npm run doctor` prints: one row an engine, then versions and flags of those that work, then the advice. */
export function doctorText({ device, engines, automatic, advice, project }: DoctorReport): string {
  const table = new Table({
    head: ['engine', 'works', 'device, or why not', 'matMul 512', 'student step'],
    style: plain,
    colWidths: [12, 7, 42, 27, 25],
    wordWrap: true,
  });
  table.push(...engines.map(row));
  const details = engines.flatMap((engine) => (engine.state === 'works' ? [detail(engine.record)] : []));
  const machine = [
    device.cpu,
    `${device.logicalCores} logical cores`,
    `${device.memoryGiB} GiB`,
    device.platform,
    `Node.js ${device.node}`,
  ];
  return [
    `${project.name} ${project.version} on ${machine.join(', ')}`,
    table.toString(),
    ...details,
    `--engine auto takes ${automatic ?? 'nothing: no engine works'}.`,
    `To make it faster: ${advice}`,
  ].join('\n');
}

function row(engine: ExaminedEngine): string[] {
  if (engine.state !== 'works') return [engine.name, 'no', `${engine.reason}. ${engine.next}`, '–', '–'];
  const { matMul, studentStep, record, onlyByName } = engine;
  const { members } = studentStep;
  return [
    engine.name,
    onlyByName === undefined ? 'yes' : 'named',
    record.device + (onlyByName === undefined ? '' : ` (${onlyByName})`),
    `${matMul.milliseconds.toPrecision(3)} ms, ${matMul.gigaflops.toPrecision(3)} GFLOP/s`,
    `${studentStep.milliseconds.toPrecision(3)} ms${members === 1 ? '' : ` (${members} abreast)`}`,
  ];
}

function detail({ id, versions, flags }: Extract<ExaminedEngine, { state: 'works' }>['record']): string {
  const listed = [
    ...Object.entries(versions).map(([name, version]) => `${name} ${version}`),
    ...Object.entries(flags).map(([name, value]) => `${name}=${value}`),
  ];
  return `${id}: ${listed.join(', ')}`;
}
