import { quote } from 'zx';
import { requestArguments } from '../../core/report/rerun-command.ts';
import type { ClusterPlan } from '../../schemas/cluster.d.ts';
import { clusterFiles } from './plan-file.ts';
import { timeLimitText } from './time-limit.ts';

/** Seconds before the limit at which a task is told to stop, so that checkpoints and what is finished are kept. */
const graceSeconds = 60;

/** The lines that every job begins with: where it is, what it needs, whether it sees the folder. */
function preamble({ name, settings }: ClusterPlan, root: string, out: string): string {
  const { token } = clusterFiles(out);
  return [
    '#!/bin/bash',
    '# Written by "npm run cluster -- plan". Any scheduler can run it: the task is $SLURM_ARRAY_TASK_ID, or the first argument.',
    `cd ${quote(root)} || exit 2`,
    `if [ "$(cat ${quote(token)} 2>/dev/null)" != ${name} ]; then`,
    `  echo "$(hostname): ${out} is not the folder that the job was submitted from: is it shared with this node?" >&2`,
    '  exit 2',
    'fi',
    ...settings.modules.map((module) => `module load ${quote(module)} || exit 2`),
  ].join('\n');
}

function inContainer({ settings: { container, gres } }: ClusterPlan): string {
  if (container === undefined) return '';
  return `apptainer exec ${gres === undefined ? '' : '--nv '}${quote(container)} `;
}

/** The command of one task, with the task's number left to the shell. */
export function taskCommand(plan: ClusterPlan, out: string): string {
  const { request, settings, tasks } = plan;
  const workers = settings.workers === undefined ? [] : ['--workers', String(settings.workers)];
  const given = [...requestArguments(request), ...workers, '--costs', clusterFiles(out).costs, '--out', out];
  return `node bin/start.mjs bin/reproduce.ts ${given.map((word) => quote(word)).join(' ')} --shard "$task/${tasks.length}"`;
}

/**
 * The script of a task. It may be killed and begun again at any point: what is stored is not trained twice. A restart by the
 * queue counts as a try, so that a node that kills every task does not do so for ever.
 */
export function taskScript(plan: ClusterPlan, root: string, out: string): string {
  const { tries, clocks } = clusterFiles(out);
  return `${preamble(plan, root, out)}
task="\${SLURM_ARRAY_TASK_ID:-$1}"
tries=${quote(tries)}/"$task"
job="\${SLURM_ARRAY_JOB_ID:-none}"
date +%s > ${quote(clocks)}/"$(hostname)"
touch "$tries"
if [ "$job" != none ] && [ "$(grep -c "^start $job " "$tries")" -ge ${plan.settings.tries} ]; then
  echo "task $task was begun ${plan.settings.tries} times in job $job and did not end: it is not begun again" >&2
  exit 1
fi
echo "start $job $(hostname)" >> "$tries"
${inContainer(plan)}${taskCommand(plan, out)} &
child=$!
# Slurm signals this script alone: the run stores what is finished and ends with 130.
trap 'kill -TERM $child 2>/dev/null' TERM
wait $child
code=$?
while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
echo "end $job $code" >> "$tries"
echo "processor time, user and system, of this script and of what it started:"
# Not in a pipe: a shell of its own has started nothing.
times
exit $code
`;
}

/** The script of the job that comes after the array: it submits what is missing, or judges and draws. */
export function collectScript(plan: ClusterPlan, root: string, out: string): string {
  return `${preamble(plan, root, out)}
exec ${inContainer(plan)}node bin/start.mjs ci/cluster.ts collect --resubmit --out ${quote(out)}
`;
}

/** What both kinds of job are given. */
function sharedOptions({ settings: { partition, account, sbatch } }: ClusterPlan): string[] {
  return [
    '--parsable',
    ...(partition === undefined ? [] : [`--partition=${partition}`]),
    ...(account === undefined ? [] : [`--account=${account}`]),
    ...sbatch.map((option) => `--${option}`),
  ];
}

/** The arguments of sbatch for some tasks. */
export function arrayArguments(plan: ClusterPlan, out: string, tasks: readonly number[]): string[] {
  const { timeLimitSeconds, cpus, gres, atOnce } = plan.settings;
  const { logs, taskScript: script } = clusterFiles(out);
  return [
    ...sharedOptions(plan),
    `--job-name=${plan.name}`,
    `--array=${ranges(tasks)}${atOnce === undefined ? '' : `%${atOnce}`}`,
    `--time=${timeLimitText(timeLimitSeconds)}`,
    `--cpus-per-task=${cpus}`,
    ...(gres === undefined ? [] : [`--gres=${gres}`]),
    '--requeue',
    ...(timeLimitSeconds > 2 * graceSeconds ? [`--signal=B:TERM@${graceSeconds}`] : []),
    '--open-mode=append',
    `--output=${logs}/%A_%a.log`,
    script,
  ];
}

/** The arguments of sbatch for the job that collects after an array. */
export function collectArguments(plan: ClusterPlan, out: string, array: string): string[] {
  const { logs, collectScript: script } = clusterFiles(out);
  return [
    ...sharedOptions(plan),
    `--job-name=${plan.name}-collect`,
    `--dependency=afterany:${array}`,
    '--time=0-00:30:00',
    '--requeue',
    '--open-mode=append',
    `--output=${logs}/collect.log`,
    script,
  ];
}

/** Numbers, ascending, as `--array` takes them: `1-3,7`. */
export function ranges(numbers: readonly number[]): string {
  const parts: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const part = parts.at(-1);
    if (part?.last === number - 1) part.last = number;
    else parts.push({ first: number, last: number });
  }
  return parts.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`)).join(',');
}
