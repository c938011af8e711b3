import assert from 'node:assert/strict';
import { test } from 'node:test';
import { querySmi, smiNumber, smiRows, type SmiAnswer } from './ask-nvidia-smi.ts';

const fields = ['name', 'power.limit', 'clocks.sm'];

/** An nvidia-smi that answers in turn, and what it was asked. */
function recorded(...answers: SmiAnswer[]) {
  const asked: string[] = [];
  return {
    asked,
    call: (parameters: readonly string[]) => {
      asked.push(parameters[0]!);
      return Promise.resolve(answers.shift());
    },
  };
}

test('a row a GPU, numbers as numbers', async () => {
  const { call, asked } = recorded({
    ok: true,
    text: 'NVIDIA A100-SXM4-40GB, 400.00, 1410\nNVIDIA A30, 165.00, 210\n',
  });
  const rows = await querySmi(fields, call);
  assert.deepEqual(asked, ['--query-gpu=name,power.limit,clocks.sm']);
  assert.deepEqual(
    rows.map((row) => [row.get('name'), smiNumber(row, 'power.limit')]),
    [
      ['NVIDIA A100-SXM4-40GB', 400],
      ['NVIDIA A30', 165],
    ],
  );
});

test('what the driver does not tell is left out', () => {
  const text =
    'NVIDIA GB10, [N/A], 2405\r\nTesla K80, [Not Supported], [Unknown Error]\nGrid, N/A, [Insufficient Permissions]\n';
  const rows = smiRows(text, fields);
  assert.deepEqual(
    rows.map((row) => [...row.keys()]),
    [['name', 'clocks.sm'], ['name'], ['name']],
  );
  assert.equal(smiNumber(rows[0]!, 'power.limit'), undefined);
});

test('a field that the driver does not know is asked for no more', async () => {
  const { call, asked } = recorded(
    { ok: false, text: 'Field "power.limit" is not a valid field to query.\n\n' },
    { ok: true, text: 'Tesla P4, 1531\n' },
  );
  const rows = await querySmi(fields, call);
  assert.deepEqual(asked, ['--query-gpu=name,power.limit,clocks.sm', '--query-gpu=name,clocks.sm']);
  assert.deepEqual(
    [...rows[0]!],
    [
      ['name', 'Tesla P4'],
      ['clocks.sm', '1531'],
    ],
  );
});

test('no nvidia-smi, a driver that does not answer, no device, an unknown field it was not asked for: none', async () => {
  const answers: SmiAnswer[] = [
    undefined,
    { ok: false, text: 'NVIDIA-SMI has failed because it couldn’t communicate with the NVIDIA driver.' },
    { ok: true, text: 'No devices were found\n' },
    { ok: false, text: 'Field "elsewhere" is not a valid field to query.' },
    { ok: true, text: '' },
  ];
  for (const answer of answers) assert.deepEqual(await querySmi(fields, recorded(answer).call), []);
});

test('a driver that knows none of the fields is asked until none is left', async () => {
  const unknown = (field: string) => ({ ok: false, text: `Field "${field}" is not a valid field to query.` });
  assert.deepEqual(await querySmi(fields, recorded(...fields.map(unknown)).call), []);
});
