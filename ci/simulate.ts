/**
 * `npm run simulate`: simulates type I error, power and false alarms of the claims' tests and writes docs/statistics.md.
 * Three minutes on one core; the same page from the same code and baselines.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newCommand, runCommand } from '../bin/command.ts';
import { acceptedClaims } from './simulate/accepted-claims.ts';
import { designsInUse } from './simulate/designs.ts';
import { keepOtherSeeds, otherRuns } from './simulate/keep-other-seeds.ts';
import { statisticsPage } from './simulate/statistics-page.ts';

const page = path.join(import.meta.dirname, '..', 'docs', 'statistics.md');
const program = newCommand(
  'simulate',
  'Simulate the error rates and the power of the claims’ tests; write docs/statistics.md.',
)
  .option(
    '--fresh <folders...>',
    'before that, keep what runs with fresh seeds measured: their output folders',
  )
  .action(async ({ fresh }: { fresh?: string[] }) => {
    if (fresh !== undefined) await keepOtherSeeds(fresh);
    const [accepted, inPaper] = [await acceptedClaims('quick'), await acceptedClaims('paper')];
    await writeFile(
      page,
      statisticsPage(await designsInUse(), { accepted, inPaper, fresh: await otherRuns('quick') }),
    );
  });

await runCommand(program);
