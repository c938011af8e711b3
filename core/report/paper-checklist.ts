import type { Run } from '../../schemas/run.d.ts';
import { isDecidedIn } from '../judge/judge.ts';
import { markdownRows } from '../markdown-rows.ts';
import { durationText } from './duration-text.ts';
import { escapeMarkdown } from './markdown-table.ts';
import { rerunCommand } from './rerun-command.ts';

/** A question of the check-list, in our words, with what a run can answer. */
interface Answer {
  readonly question: string;
  readonly answer: 'yes' | 'no' | 'in part' | 'not for a run to say';
  readonly why: string;
}

function answers(run: Run, trainedSeconds: number): Answer[] {
  const { claims, cells, device, profile, engine } = run;
  const decided = claims.filter(({ claim }) => isDecidedIn(claim, profile));
  const open = decided.filter(({ verdict }) => verdict !== 'reproduced');
  const withInterval = decided.filter(({ interval }) => interval !== null);
  const theorems = decided.filter(({ claim }) => claim.kind === 'theorem');
  const holding = theorems.filter(({ verdict }) => verdict === 'reproduced');
  const left = 'not for a run to say';
  return [
    {
      question: '1. Claims match what is shown',
      answer: open.length === 0 ? 'yes' : 'in part',
      why: `${decided.length - open.length} of ${decided.length} claims are reproduced in profile ${profile}; ${open.length} are not`,
    },
    {
      question: '2. Limitations are discussed',
      answer: 'yes',
      why: 'a caveat with each sentence of the abstract; every departure from the paper in the suites’ READMEs',
    },
    {
      question: '3. Theory: assumptions and proofs',
      answer: left,
      why: `proofs are the paper’s; ${holding.length} of ${theorems.length} theorem checks are reproduced`,
    },
    {
      question: '4. Results can be reproduced',
      answer: cells.missing === 0 ? 'yes' : 'in part',
      why: `${rerunCommand(run)}; ${cells.total - cells.missing} of ${cells.total} cells are stored`,
    },
    {
      question: '5. Open access to code and data',
      answer: 'yes',
      why: 'Apache-2.0; data are public or made from seeds',
    },
    {
      question: '6. Settings and details',
      answer: 'yes',
      why: 'the protocol is data (suites/*/suite.ts); every stored cell carries its parameters',
    },
    {
      question: '7. Error bars and significance',
      answer: withInterval.length === decided.length ? 'yes' : 'in part',
      why: `${withInterval.length} of ${decided.length} claims have an interval or the range of their replicates`,
    },
    {
      question: '8. Compute resources',
      answer: 'yes',
      why: `${device.cpu}, ${device.logicalCores} logical cores, ${device.memoryGiB} GiB, engine ${engine}; ${durationText(trainedSeconds)} from the first cell to the last`,
    },
    ...['9. Code of ethics', '10. Broader impacts', '11. Safeguards'].map((question): Answer => ({
      question,
      answer: left,
      why: 'for the authors to answer',
    })),
    {
      question: '12. Licences of what is used',
      answer: 'in part',
      why: 'package-lock.json names every package; the licences of MNIST and CIFAR-10 are their makers’',
    },
    {
      question: '13. New assets are documented',
      answer: 'yes',
      why: 'README.md and docs/; ro-crate-metadata.json beside this file',
    },
    ...['14. Crowdsourcing and human subjects', '15. Review boards', '16. Use of language models'].map(
      (question): Answer => ({ question, answer: left, why: 'for the authors to answer' }),
    ),
  ];
}

/** The NeurIPS paper check-list as far as a run can answer it, in Markdown. */
export function paperChecklist(run: Run, trainedSeconds: number): string {
  const rows = answers(run, trainedSeconds).map(({ question, answer, why }) =>
    [question, answer, why].map(escapeMarkdown),
  );
  const lines = [
    '# NeurIPS paper check-list, as far as this run can answer it',
    '',
    'The questions are in our words; what a run cannot know is left to the authors. Written by `npm run export`.',
    '',
    ...markdownRows(['question', 'answer', 'why'], rows),
  ];
  return `${lines.join('\n')}\n`;
}
