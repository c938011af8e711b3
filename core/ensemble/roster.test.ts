import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Roster } from './roster.ts';

const [a, b, c, d] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }];

test('members leave by their positions among those left; outcomes come in the members’ order', () => {
  const roster = new Roster<{ id: string }, string>([a, b, c, d]);
  const kept: (readonly number[])[] = [];
  const keep = (positions: readonly number[]) => void kept.push(positions);
  const states = (): unknown[] => [roster.left, roster.waiting, roster.next];

  roster.release(keep);
  assert.deepEqual(states(), [[a, b, c, d], 4, a]);

  roster.settle(b, 'of b');
  assert.deepEqual(roster.left, [a, b, c, d], 'none leaves before the release');
  roster.release(keep);
  assert.deepEqual([...roster.takeOutcomes()], [], 'that of a is missing');
  assert.deepEqual(states(), [[a, c, d], 4, a]);

  roster.settle(d, 'of d');
  roster.settle(a, 'of a');
  roster.release(keep);
  assert.deepEqual([...roster.takeOutcomes()], ['of a', 'of b']);
  assert.deepEqual([...roster.takeOutcomes()], [], 'each is taken once');
  assert.deepEqual(states(), [[c], 2, c]);

  roster.settle(c, 'of c');
  roster.release(keep);
  assert.deepEqual([...roster.takeOutcomes()], ['of c', 'of d']);
  assert.deepEqual(states(), [[], 0, undefined]);
  assert.deepEqual(kept, [[0, 2, 3], [1]], 'an ensemble of none is not made');
});

test('none leaves while more than a share would stay', () => {
  const roster = new Roster<{ id: string }, string>([a, b, c, d]);
  const kept: (readonly number[])[] = [];
  const settle = (member: { id: string }): void => {
    roster.settle(member, member.id);
    roster.release((positions) => void kept.push(positions), 0.5);
  };
  settle(b);
  assert.deepEqual([roster.left, kept], [[a, b, c, d], []]);
  assert.deepEqual(
    [a, b, c, d].map((member) => roster.isSettled(member)),
    [false, true, false, false],
  );
  settle(a);
  assert.deepEqual([...roster.takeOutcomes()], ['a', 'b']);
  assert.deepEqual([roster.left, kept], [[c, d], [[2, 3]]]);
  settle(d);
  settle(c);
  assert.deepEqual([roster.left, kept], [[], [[2, 3], [0]]]);
});

test('an outcome of undefined is one', () => {
  const roster = new Roster<{ id: string }, undefined>([a]);
  roster.settle(a, undefined);
  assert.deepEqual([...roster.takeOutcomes()], [undefined]);
});
