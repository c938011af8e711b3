/**
 * `npm run simulate`: simulates type I error, power and false alarms of the claims' tests and writes docs/statistics.md.
 * Half a minute on one core; the same page from the same code and baselines.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newCommand, parsedArguments } from '../bin/command.ts';
import { acceptedClaims } from './simulate/accepted-claims.ts';
import { designsInUse } from './simulate/designs.ts';
import { statisticsPage } from './simulate/statistics-page.ts';

parsedArguments(
  newCommand(
    'simulate',
    'Simulate the error rates and the power of the claims’ tests; write docs/statistics.md.',
  ),
);
const page = path.join(import.meta.dirname, '..', 'docs', 'statistics.md');
await writeFile(page, statisticsPage(await designsInUse(), await acceptedClaims()));
