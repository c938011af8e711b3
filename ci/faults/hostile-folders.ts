import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Result } from '../../schemas/result.d.ts';
import type { Run } from '../../schemas/run.d.ts';
import { documentText } from '../../core/files.ts';
import { sealResult } from '../../core/run/make-result.ts';

/** What a program of the page, or an obeyed terminal, would show: where it may stand it stands escaped. */
export const markup = '<script>alert(1)</script>';
const hostileText = `${markup}\u001b]0;title\u0007\u001b[2J\u202e"'&`;

/** In a file outside the results folder; nothing that a command writes may have it. */
export const secret = 'a-secret-of-somebody-else';

/** Commands that open a results folder. */
export const openers = ['check', 'figures', 'report', 'accept', 'merge', 'export'] as const;
export type Opener = (typeof openers)[number];

/** A results folder as a stranger might give it. */
export interface HostileFolder {
  readonly id: string;
  /** Makes it of a sound one. @param outside folder that is not to be read or written */
  readonly make: (out: string, outside: string) => void;
  /** Commands that may end with 0: the fault is none to them, or they put it right. */
  readonly mayPass: readonly Opener[];
}

function firstCell(out: string): string {
  const folder = path.join(out, 'cells', 'linear');
  return path.join(folder, readdirSync(folder).sort()[0]!);
}

function edited<T>(file: string, edit: (document: T) => T): void {
  writeFileSync(file, documentText(edit(JSON.parse(readFileSync(file, 'utf8')) as T)));
}

function fifo(file: string): void {
  rmSync(file);
  spawnSync('mkfifo', [file]);
}

const withProto = (file: string): void => {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('{', '{"__proto__":{"polluted":true},"constructor":{"prototype":{}},'));
};
const deep = `${'['.repeat(1e5)}${']'.repeat(1e5)}`;

/** All of them. What only concerns results passes `export`, which is of the run's document and of the files as they are. */
export const hostileFolders: readonly HostileFolder[] = [
  {
    id: 'markup and terminal escapes in a cell and in run.json',
    make: (out) => {
      edited<Result>(firstCell(out), (result) =>
        sealResult({ ...result, engine: { ...result.engine, device: hostileText } }),
      );
      edited<Run>(path.join(out, 'run.json'), (run) => ({
        ...run,
        device: { ...run.device, cpu: hostileText },
      }));
    },
    mayPass: openers,
  },
  {
    id: 'a cell that is a link to a file outside',
    make: (out, outside) => {
      const cell = firstCell(out);
      rmSync(cell);
      symlinkSync(path.join(outside, 'secret.json'), cell);
    },
    mayPass: ['export'],
  },
  {
    id: 'the folder of a suite’s cells as a link to one outside',
    make: (out, outside) => {
      const cells = path.join(out, 'cells', 'linear');
      renameSync(cells, path.join(outside, 'cells'));
      symlinkSync(path.join(outside, 'cells'), cells);
    },
    mayPass: ['export'],
  },
  {
    id: 'links to a file outside where outputs are written',
    make: (out, outside) => {
      const names = [
        'report.html',
        'junit.xml',
        'verdicts.md',
        'figures/figure-2.svg',
        'figures/figure-2.txt',
      ];
      for (const name of [...names, 'ro-crate-metadata.json', 'paper-checklist.md']) {
        rmSync(path.join(out, name), { force: true });
        symlinkSync(path.join(outside, 'secret.json'), path.join(out, name));
      }
    },
    mayPass: openers,
  },
  {
    id: 'a pipe in place of a cell',
    make: (out) => fifo(firstCell(out)),
    mayPass: ['export'],
  },
  { id: 'a pipe in place of run.json', make: (out) => fifo(path.join(out, 'run.json')), mayPass: [] },
  {
    id: 'suites of run.json that lead out by ..',
    make: (out) => edited<Run>(path.join(out, 'run.json'), (run) => ({ ...run, suites: ['../../outside'] })),
    mayPass: [],
  },
  {
    id: 'figures of run.json that lead out by ..',
    make: (out) =>
      edited<Run>(path.join(out, 'run.json'), (run) => ({
        ...run,
        figures: run.figures.map((figure) => ({ ...figure, id: '../../outside/secret' })),
      })),
    mayPass: openers,
  },
  { id: '__proto__ in a cell', make: (out) => withProto(firstCell(out)), mayPass: ['export'] },
  {
    id: '__proto__ in run.json',
    make: (out) => withProto(path.join(out, 'run.json')),
    mayPass: [],
  },
  {
    id: 'a cell of 100,000 levels',
    make: (out) => writeFileSync(firstCell(out), deep),
    mayPass: ['export'],
  },
  {
    id: 'a run.json of 100,000 levels',
    make: (out) => writeFileSync(path.join(out, 'run.json'), deep),
    mayPass: [],
  },
];
