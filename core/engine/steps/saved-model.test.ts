import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constant, dataType, type GraphNode } from './graph.ts';
import { savedModel } from './saved-model.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const model = (nodes: readonly GraphNode[]): string => hex(savedModel({ nodes, functions: [] }));

/** A message's field by hand: key, length, content, all in hexadecimal and shorter than 128 bytes. */
const field = (key: string, ...content: string[]): string =>
  `${key}${(content.join('').length / 2).toString(16).padStart(2, '0')}${content.join('')}`;
const text = (value: string): string => Buffer.from(value).toString('hex');

/** What surrounds a graph: version 1 of the file, one graph with the tag, made for version 1882 (0xda 0x0e). */
function file(...nodes: string[]): string {
  const meta = field('0a', field('22', text('steps')));
  const versions = field('22', '08da0e');
  const library = field('12');
  return `0801${field('12', meta, field('12', ...nodes, versions, library))}`;
}

test('a node: name, operation, inputs, device, attributes by name', () => {
  const attributes = { T: { type: dataType.int32 } };
  const inputs = ['x:1', '^y'];
  const node = { name: 'n', operation: 'Neg', inputs, attributes, device: 'none' };
  const expected = field(
    '0a',
    field('0a', text('n')),
    field('12', text('Neg')),
    field('1a', text('x:1')),
    field('1a', text('^y')),
    field('22', text('none')),
    field('2a', field('0a', text('T')), field('12', '3003')),
  );
  assert.equal(model([node]), file(expected));
});

test('each kind of attribute in its own field', () => {
  const cases: [GraphNode['attributes'][string], string][] = [
    [{ type: 1 }, '3001'],
    [{ types: [1, 3] }, field('0a', field('32', '0103'))],
    [{ integer: -1 }, '18ffffffffffffffffff01'],
    [{ integers: [1, 2] }, field('0a', field('1a', '0102'))],
    [{ float: 1.5 }, '250000c03f'],
    [{ floats: [1.5] }, field('0a', '250000c03f')],
    [{ bool: true }, '2801'],
    [{ string: 'SAME' }, field('12', text('SAME'))],
    [{ shape: [2, 0] }, field('3a', field('12', '0802'), field('12', '0800'))],
    [{ shape: 'unknown' }, field('3a', '1801')],
    [{ function: 'f' }, field('52', field('0a', text('f')))],
    [
      { functions: ['f', 'g'] },
      field('0a', field('4a', field('0a', text('f'))), field('4a', field('0a', text('g')))),
    ],
  ];
  for (const [value, expected] of cases) {
    const node = { name: 'n', operation: 'O', inputs: [], attributes: { a: value } };
    const attribute = field('2a', field('0a', text('a')), field('12', expected));
    assert.equal(model([node]), file(field('0a', field('0a', text('n')), field('12', text('O')), attribute)));
  }
});

test('a constant: type, shape, and the bytes of its values, from the middle of an array too', () => {
  const values = Int32Array.of(9, 1, -1).subarray(1);
  const node = constant('c', { dtype: dataType.int32, shape: [2], values });
  const tensor = field('42', '0803', field('12', field('12', '0802')), field('22', '01000000ffffffff'));
  const expected = field(
    '0a',
    field('0a', text('c')),
    field('12', text('Const')),
    field('2a', field('0a', text('dtype')), field('12', '3003')),
    field('2a', field('0a', text('value')), field('12', tensor)),
  );
  assert.equal(model([node]), file(expected));
});

test('a function: signature, nodes, and where its results come from', () => {
  const made = savedModel({
    nodes: [],
    functions: [
      {
        name: 'f',
        arguments: [{ name: 'x', dtype: dataType.float32 }],
        results: [{ dtype: dataType.float32, from: 'n:y:0' }],
        nodes: [{ name: 'n', operation: 'Neg', inputs: ['x'], attributes: {} }],
      },
    ],
  });
  const signature = field(
    '0a',
    field('0a', text('f')),
    field('12', field('0a', text('x')), '1801'),
    field('1a', field('0a', text('r0')), '1801'),
  );
  const node = field('1a', field('0a', text('n')), field('12', text('Neg')), field('1a', text('x')));
  const result = field('22', field('0a', text('r0')), field('12', text('n:y:0')));
  const library = field('12', field('0a', signature, node, result));
  const meta = field('0a', field('22', text('steps')));
  assert.equal(hex(made), `0801${field('12', meta, field('12', field('22', '08da0e'), library))}`);
});
