import { exitCode } from '../core/fail.ts';
import { gate } from '../core/judge/gate.ts';
import { paperFiles } from '../core/judge/paper-value.ts';
import { mayColour } from '../core/report/may-colour.ts';
import { verdictTable } from '../core/report/verdict-table.ts';
import type { Result } from '../schemas/result.d.ts';
import type { CellCounts } from '../schemas/run.d.ts';
import { drawFigures } from './draw-figures.ts';
import { resolveFigures } from './figure-registry.ts';
import { root } from './project.ts';
import { judgeClaims } from './judge-claims.ts';
import { trainCommand, type Selection } from './selection.ts';
import { runDocument, writeOutputs } from './write-outputs.ts';

export interface JudgeAndReportOptions {
  /** Whether claims must have an accepted baseline. */
  readonly baselines: 'required' | 'optional';
  readonly json: boolean;
  /** `performance.now()` when the command began. */
  readonly startedAt: number;
}

/**
 * From results to verdicts, figures, report and exit code: everything right of training.
 * @returns the exit code by the contract
 */
export async function judgeAndReport(
  selection: Selection,
  results: readonly Result[],
  counts: CellCounts,
  { baselines, json, startedAt }: JudgeAndReportOptions,
): Promise<number> {
  const paper = paperFiles(root);
  const verdicts = await judgeClaims(selection, results, paper, baselines, (message) =>
    console.error(`note: ${message}`),
  );
  const wanted = await resolveFigures([...selection.suites.keys()], []);
  const figures = await drawFigures(wanted, results, paper, selection.out);
  const durationSeconds = (performance.now() - startedAt) / 1000;
  const findings = { selection, results, counts, verdicts, figures, durationSeconds };
  const run = runDocument(findings);
  const report = await writeOutputs(run, findings);
  const answer = gate(verdicts, selection.profile, { baselines, cells: counts });
  if (json) console.log(JSON.stringify(run));
  else
    console.log(
      verdictTable(verdicts, selection.profile, { colour: mayColour(process.stdout, process.env) }),
    );
  const faults = answer.findings.filter((finding) => finding.exitCode === exitCode.badInput);
  for (const { id, reason } of faults) console.error(`${id}: ${reason}`);
  if (counts.missing > 0) {
    console.error(
      `\n${counts.missing} of ${counts.total} cells are not stored: this judges a part of a run. ` +
        `Train the rest with "${trainCommand(selection)}".`,
    );
  }
  console.error(`\nReport: ${report}   Figures: ${selection.out}/figures   ${durationSeconds.toFixed(1)} s`);
  return answer.exitCode;
}
