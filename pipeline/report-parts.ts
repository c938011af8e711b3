import { declaredCells } from '../core/judge/declared-cells.ts';
import { isDecidedIn } from '../core/judge/judge.ts';
import { paperFiles } from '../core/judge/paper-value.ts';
import { pageScript } from '../core/report/page-script.ts';
import type { ClaimRun, ReportCell, ReportParts } from '../core/report/report-parts.ts';
import { rerunCommand } from '../core/report/rerun-command.ts';
import { loadClaims } from '../core/run/registry.ts';
import { trainingSeconds } from '../core/run/training-seconds.ts';
import type { Cell } from '../schemas/cell.d.ts';
import type { Result } from '../schemas/result.d.ts';
import { cellsOfSuite } from './cells-of-suite.ts';
import { exploreFigures } from './explore-figures.ts';
import { byCellKey } from './later-looks.ts';
import { root } from './project.ts';
import { provenance } from './provenance.ts';
import { readStatements } from './read-statements.ts';
import type { Selection } from './selection.ts';
import type { Findings } from './write-outputs.ts';

/** The values that a parameter has in some cells, as text. */
interface Values {
  readonly texts: ReadonlySet<string>;
  /** Some of them are lists. */
  readonly hasLists: boolean;
}

type ValuesOf = (name: string) => Values;

/** The values of a parameter in some cells, looked for once. */
function valuesIn(cells: readonly Cell[]): ValuesOf {
  const known = new Map<string, Values>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const distinct = [...new Set(cells.map(({ parameters }) => parameters[name]))];
    const values = {
      texts: new Set(distinct.map(String)),
      hasLists: distinct.some((value) => typeof value === 'object'),
    };
    known.set(name, values);
    return values;
  };
}

/** Conditions that leave these cells of a suite, and as few others as one value list a parameter can. */
function conditionsFor(needed: readonly Cell[], all: ValuesOf): string[] {
  const names = Object.keys(needed[0]?.parameters ?? {}).sort();
  const own = valuesIn(needed);
  return names.flatMap((name) => {
    const { texts, hasLists } = own(name);
    return hasLists || texts.size === all(name).texts.size || [...texts].some((value) => value.includes(','))
      ? []
      : [`${name}=${[...texts].join(',')}`];
  });
}

/** What it takes to get each claim again that the profile decides. */
async function claimRuns(selection: Selection, results: readonly Result[]): Promise<Map<string, ClaimRun>> {
  const { profile, engine, compile, seeds } = selection;
  const byKey = byCellKey(results);
  const runs = new Map<string, ClaimRun>();
  for (const suite of selection.suites.keys()) {
    const expected = cellsOfSuite(selection.expected, suite);
    const all = valuesIn(expected);
    for (const claim of await loadClaims(suite)) {
      if (!isDecidedIn(claim, profile)) continue;
      const cells = declaredCells(claim, expected);
      const where = conditionsFor(cells, all);
      const command = rerunCommand({
        ...{ suites: [suite], profile, engine },
        ...(compile === 'lowered' ? {} : { compile }),
        ...(seeds === undefined ? {} : { seeds }),
        ...(where.length === 0 ? {} : { where }),
      });
      const stored = cells.flatMap(({ key }) => byKey.get(key) ?? []);
      runs.set(claim.id, {
        command,
        cells: cells.length,
        seconds: stored.map(trainingSeconds).reduce((a, b) => a + b, 0),
      });
    }
  }
  return runs;
}

function cellLine(result: Result): ReportCell {
  const { cell, engine, outcome, digest } = result;
  const { id, suite } = cell;
  const state = outcome.state === 'completed' ? outcome.state : `${outcome.state}: ${outcome.reason}`;
  return {
    id,
    suite,
    state,
    engine: engine.id,
    seconds: trainingSeconds(result),
    digest: digest.slice(0, 12),
  };
}

/** What a run's page shows beside its document. */
export async function reportParts({ selection, results, figures }: Findings): Promise<ReportParts> {
  const engines = new Map(results.map(({ engine }) => [JSON.stringify(engine), engine]));
  const cells = results.map(cellLine);
  const explorers = await exploreFigures(results, paperFiles(root));
  return {
    suites: [...selection.suites.values()].map(({ id, title, source, profiles }) => ({
      ...{ id, title, source },
      note: profiles[selection.profile].note,
    })),
    figures: figures.map(({ entry, caption, svg }) => ({
      ...{ id: entry.id, caption },
      ...(svg === undefined ? {} : { svg }),
    })),
    engines: [...engines.values()],
    statements: readStatements(),
    cells,
    claimRuns: await claimRuns(selection, results),
    provenance: await provenance(cells.reduce((sum, cell) => sum + cell.seconds, 0)),
    explorers,
    script: await pageScript(),
  };
}
