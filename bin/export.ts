/** `npm run export`: a run as others want it: an RO-Crate, an artifact appendix, the paper check-list. Trains nothing. */
import path from 'node:path';
import { Fail } from '../core/fail.ts';
import { documentText, writeWhole } from '../core/files.ts';
import { artifactAppendix } from '../core/report/artifact-appendix.ts';
import { paperChecklist } from '../core/report/paper-checklist.ts';
import { roCrate } from '../core/report/ro-crate.ts';
import { crateFacts } from '../pipeline/crate-facts.ts';
import { provenance } from '../pipeline/provenance.ts';
import { lastRun } from '../pipeline/selection.ts';
import { newCommand, runCommand } from './command.ts';

const program = newCommand(
  'export',
  'Write ro-crate-metadata.json, artifact-appendix.md and paper-checklist.md beside the last run’s results.',
)
  .option('--out <folder>', 'where the results are', 'results')
  .action(async ({ out }: { out: string }) => {
    const run = lastRun(out);
    if (run === undefined) {
      throw new Fail({
        where: path.join(out, 'run.json'),
        found: 'no such file',
        expected: 'the document of a run',
        next: 'Run "npm run reproduce" first.',
      });
    }
    const { commit } = await provenance(0);
    const facts = await crateFacts(out, run, commit);
    const seconds = (facts.ended.getTime() - facts.started.getTime()) / 1000;
    const documents = {
      'ro-crate-metadata.json': documentText(roCrate(run, facts)),
      'artifact-appendix.md': artifactAppendix(run, facts),
      'paper-checklist.md': paperChecklist(run, seconds),
    };
    for (const [name, text] of Object.entries(documents)) {
      await writeWhole(path.join(out, name), text);
      console.log(path.join(out, name));
    }
  });

await runCommand(program);
