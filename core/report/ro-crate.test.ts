import assert from 'node:assert/strict';
import { test } from 'node:test';
import { artifactAppendix } from './artifact-appendix.ts';
import { syntheticRun } from './fixtures/synthetic-run.ts';
import { paperChecklist } from './paper-checklist.ts';
import { roCrate } from './ro-crate.ts';

const facts = {
  files: [{ path: 'figures/figure-3.svg', bytes: 7, sha256: 'a'.repeat(64), modified: new Date(1e12) }],
  folders: ['cells/linear/'],
  started: new Date(1e12),
  ended: new Date(1e12 + 90_000),
  commit: 'abc',
  abstract: [],
};
type Entity = Record<string, unknown>;
const { '@graph': graph, '@context': context } = roCrate(syntheticRun, facts) as {
  '@graph': Entity[];
  '@context': string[];
};
const entity = (id: string): Entity => graph.find((one) => one['@id'] === id)!;
const idOf = (value: unknown): unknown => (value as Entity)['@id'];

/** Every reference to another entity, however deep. */
function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === '@id') return [(value as { '@id': string })['@id']];
  return Object.values(value).flatMap(references);
}

test('RO-Crate 1.1: the metadata file is about a root that has all it must have', () => {
  assert.equal(context[0], 'https://w3id.org/ro/crate/1.1/context');
  const descriptor = entity('ro-crate-metadata.json');
  assert.equal(descriptor['@type'], 'CreativeWork');
  assert.equal(idOf(descriptor['conformsTo']), 'https://w3id.org/ro/crate/1.1');
  const root = entity(String(idOf(descriptor['about'])));
  assert.equal(root['@type'], 'Dataset');
  for (const name of ['name', 'description', 'datePublished', 'license']) assert.ok(root[name], name);
  assert.ok(
    references(root['hasPart']).every((id) => ['File', 'Dataset'].includes(String(entity(id)['@type']))),
  );
});

test('RO-Crate 1.1: ids are unique, every entity has a type, and what is referred to is there', () => {
  const ids = graph.map((one) => String(one['@id']));
  assert.equal(new Set(ids).size, ids.length);
  for (const one of graph) assert.ok(one['@type'], String(one['@id']));
  const outside = ['https://w3id.org/ro/crate/1.1'];
  for (const id of graph.flatMap((one) => references(Object.values(one))))
    assert.ok(ids.includes(id) || outside.includes(id), `nothing is ${id}`);
});

test('Process Run Crate 0.5: the root conforms, and mentions an action with instrument, objects, results and times', () => {
  const root = entity('./');
  assert.deepEqual(references(root['conformsTo']), ['https://w3id.org/ro/wfrun/process/0.5']);
  const action = entity(String(idOf(root['mentions'])));
  assert.equal(action['@type'], 'CreateAction');
  assert.equal(entity(String(idOf(action['instrument'])))['@type'], 'SoftwareApplication');
  assert.deepEqual(references(action['result']), ['figures/figure-3.svg', 'cells/linear/']);
  assert.deepEqual(
    references(action['object']).map((id) => entity(id)['value']),
    ['quick', 'wasm', 'linear relu'],
  );
  assert.deepEqual(
    [action['startTime'], action['endTime']],
    ['2001-09-09T01:46:40.000Z', '2001-09-09T01:48:10.000Z'],
  );
});

test('a file carries its size, hash and what it shows', () => {
  const figure = entity('figures/figure-3.svg');
  assert.deepEqual(
    [figure['contentSize'], figure['sha256'], figure['encodingFormat']],
    ['7', 'a'.repeat(64), 'image/svg+xml'],
  );
});

test('the appendix and the check-list say what the run knows, and leave the rest open', () => {
  const appendix = artifactAppendix(syntheticRun, facts);
  assert.match(appendix, /revision abc/);
  assert.match(appendix, /npm run reproduce -- linear relu --profile quick --engine wasm --seeds 100\.\.104/);
  assert.match(appendix, /last:\*\* 1 min 30 s/);
  const list = paperChecklist(syntheticRun, 90);
  assert.match(list, /1\. Claims match what is shown \| in part \| 4 of 8 claims are reproduced/);
  assert.match(list, /9\. Code of ethics \| not for a run to say/);
});
