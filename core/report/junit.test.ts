import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { syntheticVerdict, syntheticVerdicts } from './fixtures/synthetic-run.ts';
import { parseXml } from './fixtures/parse-xml.ts';
import { junitOutcome, junitXml } from './junit.ts';

const elements = parseXml(junitXml(syntheticVerdicts, 'quick'));

test('a testsuite a suite, a testcase a claim, counted', () => {
  const [root, ...rest] = elements;
  assert.deepEqual(
    { ...root!.attributes },
    { name: 'getrich-bench, profile quick', tests: '9', failures: '2', errors: '0', time: '0' },
  );
  const suites = rest.filter(({ name }) => name === 'testsuite');
  assert.deepEqual(
    suites.map(({ attributes }) => [attributes['name'], attributes['tests'], attributes['failures']]),
    [
      ['linear', '4', '1'],
      ['relu', '5', '1'],
    ],
  );
  const cases = rest.filter(({ name }) => name === 'testcase');
  assert.deepEqual(
    cases.map(({ attributes }) => `${attributes['classname']}/${attributes['name']}`),
    syntheticVerdicts.map(({ id }) => id),
  );
});

test('contradicted and regressed fail, reproduced passes, the rest is skipped', () => {
  assert.deepEqual(
    syntheticVerdicts.map((verdict) => junitOutcome(verdict, 'quick')),
    ['passed', 'passed', 'failure', 'skipped', 'passed', 'failure', 'skipped', 'skipped', 'skipped'],
  );
});

test('failures and skipped carry the reason', () => {
  const messages = elements
    .filter(({ name }) => name === 'failure' || name === 'skipped')
    .map(({ attributes }) => attributes['message']!);
  assert.equal(messages.length, 6);
  assert.match(messages[0]!, /lost 71 % of its distance/);
  assert.match(messages[1]!, /^not run: Profile quick does not decide this claim/);
});

/**
 * What Jenkins' schema (xunit-plugin, junit-10.xsd) lets an element carry of what we write; `required` it asks for. It
 * validates, and refuses a document with anything else.
 */
const schema: Readonly<Record<string, { required: readonly string[]; optional: readonly string[] }>> = {
  testsuites: { required: [], optional: ['name', 'time', 'tests', 'failures', 'errors'] },
  testsuite: { required: ['name', 'tests', 'failures', 'errors'], optional: ['skipped', 'time'] },
  testcase: { required: ['name'], optional: ['classname', 'time'] },
  skipped: { required: [], optional: ['type', 'message'] },
  failure: { required: [], optional: ['type', 'message'] },
  'system-out': { required: [], optional: [] },
};

test('every element has what Jenkins’ schema demands, and nothing that it does not know', () => {
  for (const { name, attributes } of elements) {
    const { required, optional } = schema[name]!;
    for (const attribute of required) assert.ok(attribute in attributes, `${name} lacks ${attribute}`);
    for (const attribute of Object.keys(attributes))
      assert.ok([...required, ...optional].includes(attribute), `${name} has ${attribute}`);
  }
});

test('times add up to a number', () => {
  const timed = elements.filter(({ name }) => name.startsWith('test'));
  assert.ok(timed.length > 9 && timed.every(({ attributes }) => attributes['time'] === '0'));
});

test('the counts of a suite are those of its cases', () => {
  const count = (name: string): number => elements.filter((element) => element.name === name).length;
  const sum = (attribute: string): number =>
    elements
      .filter(({ name }) => name === 'testsuite')
      .reduce((all, { attributes }) => all + Number(attributes[attribute]), 0);
  assert.deepEqual(
    [sum('tests'), sum('failures'), sum('skipped')],
    [count('testcase'), count('failure'), count('skipped')],
  );
});

test('hostile text stays text, and the document well-formed', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('<', '&', '"', "'", ']]>', '<!--', '\u0000'),
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (hostile) => {
      const parsed = parseXml(junitXml([syntheticVerdict(hostile)], 'quick'));
      assert.deepEqual(
        parsed.map(({ name }) => name),
        ['testsuites', 'testsuite', 'testcase', 'system-out'],
      );
    }),
  );
});
