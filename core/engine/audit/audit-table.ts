import { markdownRows } from '../../markdown-rows.ts';
import { operations, type OperationName } from './operations/operations.ts';
import { defect, type EngineAudit, type Outcome } from './outcome.ts';

const names = Object.keys(operations) as OperationName[];

/**
 * The audits of some engines as Markdown: the operations that are right on all of them, then one row for each other, one
 * column an engine, then every finding.
 */
export function auditTable(audits: readonly EngineAudit[]): string {
  const isRight = (name: OperationName): boolean =>
    audits.every(({ outcomes }) => usesOf(name).every((use) => outcomes[use]?.state === 'right'));
  const right = names.filter(isRight);
  const header = ['operation', ...audits.map(({ engine }) => engine)];
  const rows = names
    .filter((name) => !isRight(name))
    .map((name) => [name, ...audits.map(({ outcomes }) => cell(outcomes, name))]);
  return [
    ...(right.length === 0
      ? []
      : [`Right on all engines audited, gradient included: ${right.join(', ')}.`, '']),
    ...(rows.length === 0 ? [] : [...markdownRows(header, rows), '']),
    ...audits.flatMap(findings),
  ].join('\n');
}

/** An operation and, where it has one, its gradient, as outcomes name them. */
function usesOf(name: OperationName): string[] {
  return operations[name].gradient ? [name, `gradient of ${name}`] : [name];
}

/** Forward, and the gradient where there is one: `✓ ✗`. */
function cell(outcomes: EngineAudit['outcomes'], name: OperationName): string {
  return usesOf(name)
    .map((use) => symbol(outcomes[use]))
    .join(' ');
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
