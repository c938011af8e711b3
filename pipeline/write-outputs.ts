import path from 'node:path';
import { documentText, writeWhole } from '../core/files.ts';
import { htmlReport } from '../core/report/html-report.ts';
import { junitXml } from '../core/report/junit.ts';
import { markdownTable } from '../core/report/markdown-table.ts';
import { describeDevice } from '../core/device/describe-device.ts';
import { folderFail } from '../core/run/folder-fail.ts';
import type { Result } from '../schemas/result.d.ts';
import type { CellCounts, Run } from '../schemas/run.d.ts';
import { problems } from '../schemas/validate.ts';
import type { Verdict } from '../schemas/verdict.d.ts';
import type { Drawn } from './draw-figures.ts';
import { project } from './project.ts';
import { reportParts } from './report-parts.ts';
import type { Selection } from './selection.ts';

/** What a command has found out, before it becomes documents. */
export interface Findings {
  readonly selection: Selection;
  readonly results: readonly Result[];
  readonly counts: CellCounts;
  readonly verdicts: readonly Verdict[];
  readonly figures: readonly Drawn[];
  readonly durationSeconds: number;
}

/** The document of a run. */
export function runDocument({ selection, counts, verdicts, figures, durationSeconds }: Findings): Run {
  const { profile, engine, compile, seeds, where, suites } = selection;
  const run: Run = {
    schemaVersion: 1,
    project: project(),
    profile,
    engine,
    ...(compile === 'lowered' ? {} : { compile }),
    suites: [...suites.keys()],
    ...(seeds === undefined ? {} : { seeds }),
    ...(where.length === 0 ? {} : { where: [...where] }),
    device: describeDevice(),
    durationSeconds,
    cells: counts,
    claims: [...verdicts],
    figures: figures.map(({ entry }) => entry),
  };
  const [problem] = problems('run', run);
  if (problem !== undefined) {
    throw new Error(`the run document is not valid: ${problem.pointer} is ${problem.found}`);
  }
  return run;
}

/**
 * Writes run.json, report.html, junit.xml and verdicts.md into the output folder.
 * @returns the report's path
 */
export async function writeOutputs(run: Run, findings: Findings): Promise<string> {
  const { selection } = findings;
  const page = htmlReport(run, await reportParts(findings));
  const report = path.join(selection.out, 'report.html');
  try {
    await writeWhole(report, page);
    await writeWhole(path.join(selection.out, 'junit.xml'), junitXml(run.claims, run.profile));
    await writeWhole(path.join(selection.out, 'verdicts.md'), markdownTable(run.claims, run.profile));
    await writeWhole(path.join(selection.out, 'run.json'), documentText(run));
  } catch (error) {
    throw folderFail(selection.out, error);
  }
  return report;
}
