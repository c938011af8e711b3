/** `npm run doctor`: every engine on this machine, timed, and what would make it faster. */
import { engines } from '../core/engine/engines.ts';
import { findNvidiaGpu } from '../core/engine/cuda/find-nvidia-gpu.ts';
import { exitCodeOf } from '../core/exit-codes.ts';
import { describeDevice } from '../core/device/describe-device.ts';
import type { DoctorReport, ExaminedEngine } from '../schemas/doctor.d.ts';
import { advise, automaticEngine } from '../pipeline/advice.ts';
import { newCommand, runCommand } from './command.ts';
import { doctorText } from '../pipeline/doctor-table.ts';
import { examineEngine } from '../pipeline/examine-engine.ts';
import { project } from '../pipeline/project.ts';

/** One engine after another, so that none is timed while another works. */
async function examineAll(): Promise<ExaminedEngine[]> {
  const examined: ExaminedEngine[] = [];
  for (const engine of engines) {
    console.error(`examining ${engine.name} …`);
    examined.push(await examineEngine(engine));
  }
  return examined;
}

async function doctor(json: boolean): Promise<number> {
  const examined = await examineAll();
  const automatic = automaticEngine(examined);
  const gpu = await findNvidiaGpu();
  const report: DoctorReport = {
    schemaVersion: 1,
    project: project(),
    device: describeDevice(),
    engines: examined,
    ...(automatic === undefined ? {} : { automatic }),
    advice: advise(examined, gpu.state === 'found'),
  };
  console.log(json ? JSON.stringify(report, null, 2) : doctorText(report));
  return exitCodeOf('done');
}

const program = newCommand(
  'doctor',
  'Find and time every engine, and say what would make this machine faster.',
)
  .option('--json', 'one JSON document on stdout')
  .action(async ({ json }: { json?: boolean }) => {
    process.exitCode = await doctor(json === true);
  });

await runCommand(program);
