import { markdownRows } from '../../core/markdown-rows.ts';
import type { Fault } from './fault.ts';
import type { Answer } from './plant-fault.ts';

/** A fault, and what the gate said to it. */
export interface PlantedFault extends Answer {
  readonly fault: Fault;
}

const introduction = `# Faults that the gate notices

Written by \`npm run plant\`, which copies the tree, trains a slice of a profile with it, accepts that as the baseline of the
copy, and then plants one fault after another: a text in place of another one in a file, or an edit of the accepted
baseline. Each time \`npm run check\` has to end with exit code 1, of what is stale or no baseline with 2
([exit-codes.md](exit-codes.md)); on the unchanged copy with neither. A fault that nothing notices fails
the command: it asks for a claim or a test. It runs nightly; all of it takes seven minutes of processor time.

*trained*: the slice is trained by the faulty program. *judged*: the faulty program judges what the sound one has trained.
*stale*: the same of a trainer that has changed. *baseline*: the accepted numbers are edited, with a hash that fits unless
said otherwise.
`;

function runText({ run, slice }: Fault): string {
  return `${run}: ${slice.id}`;
}

/** Messages hold file names and pointers; a bar would end the cell. */
function cellText(text: string): string {
  const short = text.length > 110 ? `${text.slice(0, 107)}…` : text;
  return short.replaceAll('|', '\\|');
}

/** docs/gating.md: the table of planted faults. */
export function faultsPage(planted: readonly PlantedFault[]): string {
  const rows = planted.map(({ fault, noticed, code }) => [
    ...[`\`${fault.id}\``, fault.what, runText(fault), cellText(noticed), String(code)],
  ]);
  const slices = new Map(planted.map(({ fault: { slice } }) => [slice.id, slice.selection.join(' ')]));
  const told = [...slices].map(([id, selection]) => `- ${id}: \`npm run reproduce -- ${selection}\``);
  const table = markdownRows(['fault', 'what is wrong', 'run', 'what noticed', 'exit code'], rows);
  return `${introduction}\n${told.join('\n')}\n\n${table.join('\n')}\n`;
}
