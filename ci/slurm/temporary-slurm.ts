import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { runTool, type ToolResult } from '../setup-tensorflow/run-tool.ts';

/** A Slurm of its own on this machine, on the loopback interface. */
export interface TemporarySlurm {
  /** What its commands need to find it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends its daemons and removes its folder. */
  readonly stop: () => Promise<void>;
}

/** The programs it is made of. */
const programs = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scancel', 'sinfo'];

/** Why there can be none here, as the end of a sentence; undefined where there can. */
export async function whyNoSlurm(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'slurmd runs tasks as their users, which takes root';
  for (const program of programs) {
    const { code } = await runTool('sh', ['-c', `command -v ${program}`], context({}));
    if (code !== 0) return `there is no ${program} (Debian: slurm-wlm and munge)`;
  }
  return undefined;
}

function context(environment: Readonly<Record<string, string>>) {
  return { environment: { ...process.env, ...environment }, signal: new AbortController().signal };
}

async function must(command: string, given: readonly string[], environment = {}): Promise<ToolResult> {
  const result = await runTool(command, given, context(environment));
  if (result.code !== 0) throw new Error(`${command} ${given.join(' ')}: ${result.output.trim()}`);
  return result;
}

/** No cgroups, no accounting: what is tested is the queue. Ports beside the usual ones, so as not to meet another Slurm. */
function configuration(folder: string, host: string, cpus: number): string {
  const at = (name: string): string => path.join(folder, name);
  return `ClusterName=temporary
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${at('run/munge')}
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0
KillWait=5
ReturnToService=2
StateSaveLocation=${at('state')}
SlurmdSpoolDir=${at('spool')}
SlurmctldPidFile=${at('run/slurmctld.pid')}
SlurmdPidFile=${at('run/slurmd.pid')}
SlurmctldLogFile=${at('run/slurmctld.log')}
SlurmdLogFile=${at('run/slurmd.log')}
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${cpus} State=UNKNOWN
PartitionName=main Nodes=${host} Default=YES MaxTime=1-00:00:00 State=UP
`;
}

/**
 * Starts munge and Slurm's daemons in a temporary folder, with a key of their own.
 * @throws Error with the end of its log where one does not come up
 */
export async function startSlurm(cpus: number): Promise<TemporarySlurm> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'slurm-'));
  for (const name of ['', 'key', 'run', 'state', 'spool'])
    await mkdir(path.join(folder, name), { recursive: true });
  const at = (name: string): string => path.join(folder, name);
  // Who is asked for a credential connects to munge's socket: everyone may pass, no one may list.
  await must('chmod', ['711', folder]);
  await must('chmod', ['700', at('key')]);
  await must('chmod', ['755', at('run')]);
  await writeFile(at('key/munge.key'), randomBytes(1024), { mode: 0o400 });
  const host = os.hostname().split('.')[0]!;
  await writeFile(at('slurm.conf'), configuration(folder, host, cpus));
  const environment = { SLURM_CONF: at('slurm.conf') };
  const slurm = { environment, stop: () => stopSlurm(folder) };
  try {
    await must('munged', [
      ...[`--key-file=${at('key/munge.key')}`, `--socket=${at('run/munge')}`],
      ...[`--pid-file=${at('run/munged.pid')}`, `--log-file=${at('run/munged.log')}`],
      `--seed-file=${at('key/seed')}`,
    ]);
    await must('slurmctld', ['-f', at('slurm.conf')], environment);
    await must('slurmd', ['-f', at('slurm.conf')], environment);
    await idleNode(environment, at('run/slurmctld.log'));
  } catch (error) {
    await slurm.stop();
    throw error;
  }
  return slurm;
}

async function idleNode(environment: Readonly<Record<string, string>>, log: string): Promise<void> {
  for (let second = 0; second < 60; second++) {
    const { stdout } = await runTool('sinfo', ['--noheader', '--format=%T'], context(environment));
    if (stdout.trim() === 'idle') return;
    await setTimeout(1000);
  }
  const end = (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-6).join('\n');
  throw new Error(`the node did not come up within a minute:\n${end}`);
}

/** Ends the daemons by their own numbers, the last that was begun first, and waits for each. */
async function stopSlurm(folder: string): Promise<void> {
  for (const daemon of ['slurmd', 'slurmctld', 'munged']) {
    const file = path.join(folder, 'run', `${daemon}.pid`);
    const pid = Number(await readFile(file, 'utf8').catch(() => ''));
    if (pid > 0) await endProcess(pid);
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function endProcess(pid: number): Promise<void> {
  for (let wait = 0; isAlive(pid); wait++) {
    if (wait % 50 === 0) process.kill(pid, wait < 100 ? 'SIGTERM' : 'SIGKILL');
    await setTimeout(100);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
