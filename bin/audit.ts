/** `npm run audit`: every TensorFlow.js operation that suites use, on every engine found, against float64. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Argument } from 'commander';
import { writeWhole } from '../core/files.ts';
import { auditEngine } from '../core/engine/audit/audit-engine.ts';
import { auditTable } from '../core/engine/audit/audit-table.ts';
import { storeAudit, storedAudit } from '../core/engine/audit/stored-audit.ts';
import { engineNames, type EngineName } from '../core/engine/engine.ts';
import { engines } from '../core/engine/engines.ts';
import { openEngine } from '../core/engine/open-engine.ts';
import { newCommand, runCommand } from './command.ts';

/** The name under which an engine stands without our kernels: shows what they mend. */
const published = (name: EngineName): string => `${name} as published`;
const asPublished = engines.filter(({ openAsPublished }) => openAsPublished !== undefined);
const columns = [...engineNames, ...asPublished.map(({ name }) => published(name))];

const introduction = `# Operations and gradients on every engine

Written by \`npm run audit\`, which runs each TensorFlow.js operation that suites use on several small shapes and
compares the result with plain float64 loops, and its gradient with finite differences of those loops. ✓ means that
every entry is within 1e-5 of the largest entry; **✗** that it is not; **–** that it throws, for want of a kernel or at
the shapes; ? that this operation was added since the engine was audited. The first sign is the operation's, the second
its gradient's.

An experiment declares the operations that it needs; an engine on which one of them failed is refused for it, by name,
with exit code 2.
`;

/** Audits an engine in this process, stores what was found and the page that shows it. */
async function auditHere(name: string): Promise<void> {
  const audit = await auditEngine(await open(name), name);
  await storeAudit(audit);
  const defects = Object.values(audit.outcomes).filter(({ state }) => state !== 'right').length;
  console.error(`${name}: ${Object.keys(audit.outcomes).length} audited, ${defects} wrong or throwing`);
}

async function open(name: string): Promise<Awaited<ReturnType<typeof openEngine>>> {
  const stock = asPublished.find((engine) => published(engine.name) === name);
  if (stock === undefined) return openEngine(name as EngineName);
  const engine = await stock.openAsPublished!();
  await import('@tensorflow/tfjs');
  return engine;
}

/** Audits each engine that this machine runs in a process of its own: TensorFlow.js has one backend a process. */
async function auditAll(): Promise<void> {
  for (const engine of engines) {
    const found = await engine.probe();
    const software = engine.softwareEnvironment?.();
    if (found.state === 'available') await auditInChild(engine.name, {});
    else if (software !== undefined) await auditInChild(engine.name, software);
    else console.error(`${engine.name}: skipped, ${found.reason}`);
  }
  for (const { name } of asPublished) await auditInChild(published(name), {});
}

async function auditInChild(name: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const program = [...process.execArgv, import.meta.filename, name];
  const { stderr } = await promisify(execFile)(process.execPath, program, {
    env: { ...process.env, ...environment },
  });
  // What libraries say while they start is not of interest; the summary is the last line.
  console.error(stderr.trimEnd().split('\n').at(-1));
}

async function writePage(): Promise<void> {
  const audits = columns.map(storedAudit).filter((audit) => audit !== undefined);
  const never = columns.filter((name) => storedAudit(name) === undefined);
  const software = audits.filter(({ device }) => device.endsWith('no GPU'));
  const sentences = [
    ...never.map(
      (name) => `No audit of ${name} is stored here ([engines.md](engines.md) says what ran on a GPU).`,
    ),
    ...software.map(({ engine }) => `${engine} was audited in software only, not on a GPU.`),
  ];
  await writeWhole(
    path.join('docs', 'operations.md'),
    `${introduction}\n${sentences.join(' ')}\n\n${auditTable(audits)}`,
  );
}

const program = newCommand('audit', 'Check every operation that suites use on every engine, against float64.')
  .addArgument(new Argument('[engine]', 'one engine (default: every one found)').choices(columns))
  .action(async (engine?: string) => {
    await (engine === undefined ? auditAll() : auditHere(engine));
    await writePage();
  });

await runCommand(program);
