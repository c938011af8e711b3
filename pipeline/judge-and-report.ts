import { collectGarbage } from '../core/collect-garbage.ts';
import { gate, type Finding } from '../core/judge/gate.ts';
import { paperFiles } from '../core/judge/paper-value.ts';
import { durationText } from '../core/report/duration-text.ts';
import type { Result } from '../schemas/result.d.ts';
import type { CellCounts } from '../schemas/run.d.ts';
import { drawFigures } from './draw-figures.ts';
import { resolveFigures } from './figure-registry.ts';
import { root } from './project.ts';
import { judgeClaims } from './judge-claims.ts';
import { trainCommand, type Selection } from './selection.ts';
import { tellVerdicts } from './tell-verdicts.ts';
import { forgetRequest } from './stored-request.ts';
import { runDocument, writeOutputs } from './write-outputs.ts';

/** Results from which on what a stage leaves behind is worth freeing before the next one begins. */
const manyResults = 10_000;

export interface JudgeAndReportOptions {
  /** Whether claims must have an accepted baseline. */
  readonly baselines: 'required' | 'optional';
  readonly json: boolean;
  /** `performance.now()` when the command began. */
  readonly startedAt: number;
}

/** What neither the table of verdicts nor the note on missing cells says. */
function isUntold({ situation }: Finding): boolean {
  return ![
    'contradicted',
    'regressed',
    'changed',
    'undecided',
    'not comparable',
    'not run',
    'cells missing',
  ].includes(situation);
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
  if (results.length >= manyResults) collectGarbage();
  const figures = await drawFigures(wanted, { results, paper, verdicts, out: selection.out });
  if (results.length >= manyResults) collectGarbage();
  const durationSeconds = (performance.now() - startedAt) / 1000;
  const findings = { selection, results, counts, verdicts, figures, durationSeconds };
  const run = runDocument(findings);
  const report = await writeOutputs(run, findings);
  await forgetRequest(selection.out);
  const answer = gate(verdicts, selection.profile, {
    ...{ baselines, cells: counts, figures: run.figures },
  });
  const faults = answer.findings.filter(isUntold).map(({ id, reason }) => `${id}: ${reason}`);
  const missing =
    counts.missing === 0
      ? []
      : [
          `${counts.missing} of ${counts.total} cells are not stored: this judges a part of a run. ` +
            `Train the rest with "${trainCommand(selection)}".`,
        ];
  const kept =
    counts.keptStale === undefined
      ? []
      : [`${counts.keptStale} of ${counts.total} cells were trained by other code, and kept: --keep-stale.`];
  const files = `Report: ${report}   Figures: ${selection.out}/figures   ${durationText(durationSeconds)}`;
  const notes = [...faults, ...missing, ...kept, files];
  if (json) {
    console.log(JSON.stringify(run));
    for (const note of notes) console.error(note);
  } else tellVerdicts(run, notes);
  return answer.exitCode;
}
