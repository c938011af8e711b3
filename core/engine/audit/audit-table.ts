import { markdownRows } from '../../markdown-rows.ts';
import { operations, type OperationName } from './operations/operations.ts';
import { defect, type EngineAudit, type Outcome } from './outcome.ts';

const names = Object.keys(operations) as OperationName[];

/** The audits of some engines as Markdown: one row an operation, one column an engine, then every finding. */
export function auditTable(audits: readonly EngineAudit[]): string {
  const header = ['operation', ...audits.map(({ engine }) => engine)];
  const rows = names.map((name) => [name, ...audits.map(({ outcomes }) => cell(outcomes, name))]);
  return [...markdownRows(header, rows), '', ...audits.flatMap(findings)].join('\n');
}

/** Forward, and the gradient where there is one: `✓ ✗`. */
function cell(outcomes: EngineAudit['outcomes'], name: OperationName): string {
  const uses = operations[name].gradient ? [name, `gradient of ${name}`] : [name];
  return uses.map((use) => symbol(outcomes[use])).join(' ');
}

function symbol(outcome: Outcome | undefined): string {
  if (outcome === undefined) return '?';
  return { right: '✓', wrong: '**✗**', throws: '**–**' }[outcome.state];
}

function findings({ engine, device, versions, outcomes }: EngineAudit): string[] {
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const defects = Object.entries(outcomes).flatMap(([use, outcome]) =>
    outcome.state === 'right' ? [] : [`- ${defect(use, outcome)}`],
  );
  return [
    `## ${engine}`,
    '',
    `Audited on ${device}; ${packages.join(', ')}.`,
    '',
    ...(defects.length === 0 ? ['No defect found.'] : defects),
    '',
  ];
}
