import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { embeddedEngine } from '../../core/engine/engines.ts';
import { contentAddress } from '../../core/content-address.ts';
import { documentText } from '../../core/files.ts';
import { baselineName } from '../../core/judge/baseline-file.ts';
import type { Baseline } from '../../schemas/baseline.d.ts';
import type { Run } from '../../schemas/run.d.ts';
import type { BaselineFault, CodeFault, Fault, Slice } from './fault.ts';
import type { TreeCopy } from './tree-copy.ts';

/** What the gate said. */
export interface Answer {
  readonly code: number;
  /** What it found, in a few words. */
  readonly noticed: string;
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the copy. */
function command({ folder }: TreeCopy, ...parameters: readonly string[]): Ended {
  const program = ['bin/start.mjs', ...parameters];
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, program, options);
  // Node's own failures end with 1, which is the gate's word for something else: without a document it has said nothing.
  const isSilent = status === 1 && stdout === '';
  return { code: isSilent ? 4 : (status ?? 4), stdout, stderr };
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

/** The claims that are worse or other than accepted, from the document of `check`. */
function shutBy(stdout: string): string {
  const { claims } = JSON.parse(stdout) as Run;
  const shut = claims.filter(
    ({ drift, verdict, known }) =>
      drift === 'changed' || drift === 'regressed' || (verdict === 'contradicted' && known !== true),
  );
  const [first] = shut;
  if (first === undefined) return 'nothing';
  const word = first.drift === 'changed' || first.drift === 'regressed' ? first.drift : first.verdict;
  return `${first.id} ${word}${shut.length > 1 ? `, and ${shut.length - 1} more` : ''}`;
}

/** What the gate of the copy says of the results in a folder. */
export function checked(tree: TreeCopy, out: string, ...options: readonly string[]): Answer {
  const { code, stdout, stderr } = command(tree, 'bin/check.ts', '--out', out, '--json', ...options);
  if (code === 2 || code === 4) {
    const told = stderr.split('\n').filter((line) => /found|cells:|No accepted|defect/.test(line));
    return { code, noticed: (told[0] ?? lastLine(stderr)).trim() };
  }
  return { code, noticed: shutBy(stdout) };
}

/**
 * Trains a slice with the program of the copy as it is: as the one shard of a run, which judges and draws nothing, on one
 * worker, since starting a second takes longer than what it would train.
 */
export function train(tree: TreeCopy, { selection }: Slice, out: string): Ended {
  const where = ['--engine', embeddedEngine, '--out', out, '--shard', '1/1', '--workers', '1'];
  return command(tree, 'bin/reproduce.ts', ...selection, ...where);
}

/** Makes what the copy has trained its baseline. */
export function accept(tree: TreeCopy, out: string): Ended {
  const reason = ['--reason', 'the unchanged tree', '--allow-worse'];
  return command(tree, 'bin/accept.ts', '--out', out, ...reason);
}

/**
 * Whether an answer is the gate's to this fault, and not that of a program that could not even run: what was trained or
 * judged wrongly has to be worse or other than accepted, what is stale or no baseline cannot be judged by.
 */
export function isNoticed({ run }: Fault, { code }: Answer): boolean {
  switch (run) {
    case 'trained':
    case 'judged':
      return code === 1;
    case 'stale':
      return code === 2;
    case 'baseline':
      return code === 1 || code === 2;
  }
}

function withCode(tree: TreeCopy, fault: CodeFault, sound: string): Answer {
  return tree.whilePatched(fault, () => {
    if (fault.run === 'stale') return checked(tree, sound);
    if (fault.run === 'judged') return checked(tree, sound, '--keep-stale');
    const out = tree.path('planted');
    rmSync(out, { recursive: true, force: true });
    const trained = train(tree, fault.slice, out);
    return trained.code === 2 || trained.code === 4
      ? { code: trained.code, noticed: lastLine(trained.stderr) }
      : checked(tree, out);
  });
}

function withBaseline(tree: TreeCopy, fault: BaselineFault, sound: string): Answer {
  const { suite, profile, edit, rehash } = fault;
  const change = (text: string): string => {
    const { hash, ...content } = JSON.parse(text) as Baseline;
    edit(content as Baseline);
    return documentText({ ...content, hash: rehash ? contentAddress(content) : hash });
  };
  return tree.whileChanged(baselineName({ suite, profile, engine: embeddedEngine }), change, () =>
    checked(tree, sound),
  );
}

/**
 * Plants a fault in the copy, lets the gate look, and takes the fault away again.
 * @param sound folder with what the unchanged copy has trained and accepted of the fault's slice
 * @throws Fail (exit 2) where the fault's text is not there exactly once
 */
export function plantFault(tree: TreeCopy, fault: Fault, sound: string): Answer {
  return fault.run === 'baseline' ? withBaseline(tree, fault, sound) : withCode(tree, fault, sound);
}
