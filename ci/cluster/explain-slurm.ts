import type { FailDetails } from '../../core/fail.ts';

type Explanation = Pick<FailDetails, 'found' | 'expected' | 'next'>;

const elsewhere = 'docs/cluster.md says how any other scheduler, or none, runs the same tasks.';

/** What Slurm's tools say, by what it means. The first that matches holds. */
const explanations: readonly (readonly [pattern: RegExp, explanation: Explanation])[] = [
  [
    /command not found|ENOENT/,
    {
      found: 'no such command',
      expected: 'Slurm’s commands',
      next: `Run it where jobs are submitted from (a login node). ${elsewhere}`,
    },
  ],
  [
    /rewound credential|expired credential|clock|not synchronized/i,
    {
      found: 'a credential from another time',
      expected: 'clocks of the nodes within munge’s five minutes',
      next: 'Compare "date +%s" on the nodes and have their clocks synchronised (chrony, ntpd).',
    },
  ],
  [
    /munge|auth_g?|credential|authentication/i,
    {
      found: 'no munge credential',
      expected: 'munged running, with the key that the cluster’s nodes share',
      next: 'Try "munge -n | unmunge"; see that munged runs and /etc/munge/munge.key is the cluster’s, owned by munge, mode 0400.',
    },
  ],
  [
    /invalid partition/i,
    {
      found: 'a partition that does not exist',
      expected: 'a partition of this cluster',
      next: 'Plan again with --partition and one that "sinfo -o %R" lists.',
    },
  ],
  [
    /invalid account|account\/partition/i,
    {
      found: 'an account that may not submit there',
      expected: 'an account of yours',
      next: 'Plan again with --account and one that "sacctmgr show associations user=$USER" lists.',
    },
  ],
  [
    /time limit/i,
    {
      found: 'a time limit that the partition does not allow',
      expected: 'a limit within the partition’s',
      next: 'Plan again with a shorter --time; "sinfo -o %R,%l" shows each partition’s.',
    },
  ],
  [
    /array specification|job array/i,
    {
      found: 'more tasks than an array may have here',
      expected: 'at most MaxArraySize of "scontrol show config"',
      next: 'Plan again with a longer --time, or fewer --tasks.',
    },
  ],
  [
    /invalid generic resource|gres/i,
    {
      found: 'a resource that no node there has',
      expected: 'a resource of the partition',
      next: 'Plan again with --gres and one that "sinfo -o %R,%G" lists, such as gpu:1.',
    },
  ],
  [
    /contact slurm controller|connection refused|controller connect/i,
    {
      found: 'no answer from Slurm’s controller',
      expected: 'slurmctld running and reachable',
      next: 'Try "scontrol ping"; tell whoever runs the cluster. Nothing was lost: submit again later.',
    },
  ],
];

/** What went wrong in one of Slurm's commands, for whoever called it; its own words where they are not known. */
export function explainSlurm(output: string): Explanation {
  const known = explanations.find(([pattern]) => pattern.test(output));
  if (known !== undefined) return known[1];
  const said = output.trim().split('\n').at(-1)?.trim() ?? '';
  return {
    found: said === '' ? 'a failure without a word' : `"${said}"`,
    expected: 'the command to succeed',
    next: 'Mend what it names and submit again: nothing that is stored is trained twice.',
  };
}
