import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainSlurm } from './explain-slurm.ts';

/** What Slurm 22.05 and bash say, and what is to be understood. */
for (const [said, found, next] of [
  ['bash: line 1: sbatch: command not found', /no such command/, /login node.*docs\/cluster\.md/],
  [
    'sbatch: error: If munged is up, restart with --num-threads=10\nsbatch: error: Munge encode failed: Failed to access "/run/munge/munge.socket.2"',
    /no munge credential/,
    /munge -n \| unmunge/,
  ],
  [
    'sbatch: error: invalid partition specified: nowhere\nsbatch: error: Batch job submission failed: Invalid partition name specified',
    /partition that does not exist/,
    /sinfo -o %R/,
  ],
  [
    'slurm_load_jobs error: Unable to contact slurm controller (connect failure)',
    /no answer/,
    /scontrol ping/,
  ],
  [
    'sbatch: error: Batch job submission failed: Requested time limit is invalid (missing or exceeds some limit)',
    /time limit/,
    /shorter --time/,
  ],
  [
    'sbatch: error: Batch job submission failed: Invalid generic resource (gres) specification',
    /a resource that no node/,
    /--gres/,
  ],
  ['error: Munge decode failed: Rewound credential', /another time/, /date \+%s/],
  [
    'sbatch: error: Batch job submission failed: Invalid job array specification',
    /more tasks/,
    /longer --time/,
  ],
] as const) {
  test(`explains ${JSON.stringify(said.slice(0, 60))}`, () => {
    const explanation = explainSlurm(said);
    assert.match(explanation.found, found);
    assert.match(explanation.next, next);
  });
}

test('gives Slurm’s own last words where they are not known', () => {
  assert.equal(explainSlurm('first\nsbatch: error: Node failure\n').found, '"sbatch: error: Node failure"');
});
