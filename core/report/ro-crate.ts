import type { Run } from '../../schemas/run.d.ts';
import { judgeAbstract } from './abstract-word.ts';
import { rerunCommand } from './rerun-command.ts';
import type { AbstractSentence } from '../../schemas/statements.d.ts';
import { tally, tallyLines } from './tally.ts';

/** A file of the crate. */
export interface CratedFile {
  /** Relative to the crate, with slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly modified: Date;
}

/** What the crate tells beside the run's own document. */
export interface CrateFacts {
  readonly files: readonly CratedFile[];
  readonly folders: readonly string[];
  readonly started: Date;
  readonly ended: Date;
  /** Of the program that wrote it, where it is known. */
  readonly commit: string | undefined;
  readonly abstract: readonly AbstractSentence[];
}

type Entity = Readonly<Record<string, unknown>> & { readonly '@id': string };

const reference = (id: string): { readonly '@id': string } => ({ '@id': id });
const profiles = ['https://w3id.org/ro/wfrun/process/0.5'];
const program = '#getrich-bench';
const paper = 'https://doi.org/10.48550/arXiv.2406.06158';
const licence = 'https://spdx.org/licenses/Apache-2.0';

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html',
  json: 'application/json',
  md: 'text/markdown',
  png: 'image/png',
  svg: 'image/svg+xml',
  xml: 'application/xml',
};

function fileEntity(file: CratedFile, titles: ReadonlyMap<string, string>): Entity {
  const { path, bytes, sha256, modified } = file;
  const extension = path.split('.').at(-1)!;
  return {
    '@id': path,
    '@type': 'File',
    name: titles.get(path) ?? path,
    contentSize: String(bytes),
    sha256,
    dateModified: modified.toISOString(),
    encodingFormat: mediaTypes[extension] ?? 'application/octet-stream',
  };
}

/** The one action: what was run, by what, with what parameters, from when to when, and what came of it. */
function actionEntity(run: Run, { files, folders, started, ended }: CrateFacts): Entity {
  return {
    '@id': '#run',
    '@type': 'CreateAction',
    name: `Reproduction in profile ${run.profile} on engine ${run.engine}`,
    description: rerunCommand(run),
    startTime: started.toISOString(),
    endTime: ended.toISOString(),
    instrument: reference(program),
    agent: reference('#authors'),
    object: ['profile', 'engine', 'suites'].map((name) => reference(`#parameter-${name}`)),
    result: [...files.map(({ path }) => path), ...folders].map(reference),
    actionStatus: reference('http://schema.org/CompletedActionStatus'),
  };
}

function parameterEntities({ profile, engine, suites }: Run): Entity[] {
  return Object.entries({ profile, engine, suites: suites.join(' ') }).map(([name, value]) => ({
    '@id': `#parameter-${name}`,
    '@type': 'PropertyValue',
    name,
    value,
  }));
}

/** What stands for the crate as a whole, and what it cites. */
function contextEntities(run: Run, { commit }: CrateFacts): Entity[] {
  const { name, version } = run.project;
  return [
    {
      '@id': program,
      '@type': 'SoftwareApplication',
      name,
      softwareVersion: commit === undefined ? version : `${version}+${commit}`,
      license: reference(licence),
      url: paper,
      softwareRequirements: `Node.js ${run.device.node}`,
    },
    { '@id': licence, '@type': 'CreativeWork', name: 'Apache License 2.0', description: 'Apache-2.0' },
    { '@id': '#authors', '@type': 'Organization', name: `The ${name} authors` },
    ...profiles.map((id) => ({
      '@id': id,
      '@type': 'CreativeWork',
      name: 'Process Run Crate',
      version: '0.5',
    })),
    { '@id': paper, '@type': 'ScholarlyArticle', name: 'Get rich quick (Kunin et al., NeurIPS 2024)' },
    { '@id': 'http://schema.org/CompletedActionStatus', '@type': 'ActionStatusType', name: 'Completed' },
  ];
}

/** What came out, in sentences. */
function findings(run: Run, abstract: readonly AbstractSentence[]): string {
  const sentences = judgeAbstract(abstract, run.claims).map(
    ({ sentence, word }) => `${word}: ${sentence.sentence}`,
  );
  return [`${tallyLines(tally(run.claims, run.profile)).join('; ')}.`, ...sentences].join(' ');
}

/**
 * A run as a Process Run Crate 0.5 on RO-Crate 1.1: the JSON-LD of `ro-crate-metadata.json`. It names every file with its
 * size and hash, the program, its parameters, and the action with its times.
 */
export function roCrate(run: Run, facts: CrateFacts): object {
  const titles = new Map(
    run.figures.flatMap(({ title, files = [] }) => files.map((file) => [file, title] as const)),
  );
  const parts = [...facts.files.map(({ path }) => path), ...facts.folders];
  const root: Entity = {
    '@id': './',
    '@type': 'Dataset',
    name: `Get rich quick, reproduced: profile ${run.profile} on engine ${run.engine}`,
    description: findings(run, facts.abstract),
    datePublished: facts.ended.toISOString(),
    license: reference(licence),
    author: reference('#authors'),
    publisher: reference('#authors'),
    conformsTo: profiles.map(reference),
    citation: reference(paper),
    hasPart: parts.map(reference),
    mentions: reference('#run'),
  };
  const descriptor: Entity = {
    '@id': 'ro-crate-metadata.json',
    '@type': 'CreativeWork',
    conformsTo: reference('https://w3id.org/ro/crate/1.1'),
    about: reference('./'),
  };
  return {
    '@context': ['https://w3id.org/ro/crate/1.1/context', 'https://w3id.org/ro/terms/workflow-run/context'],
    '@graph': [
      ...[descriptor, root, actionEntity(run, facts), ...parameterEntities(run)],
      ...contextEntities(run, facts),
      ...facts.files.map((file) => fileEntity(file, titles)),
      ...facts.folders.map((id) => ({
        '@id': id,
        '@type': 'Dataset',
        name: `Stored cells of suite ${id.split('/').at(-2)!}`,
        description: 'One JSON file a cell: parameters, engine, measurements.',
      })),
    ],
  };
}
