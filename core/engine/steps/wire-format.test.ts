import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, float, integer, join, message, packed } from './wire-format.ts';

const hex = (written: Uint8Array): string => Buffer.from(written).toString('hex');

// The first three are the examples of the format's own description, the others written by hand.
test('a whole number: key, then seven bits a byte', () => {
  assert.equal(hex(integer(1, 150)), '089601');
  assert.equal(hex(integer(1, 0)), '0800');
  assert.equal(hex(integer(17, true)), '880101');
});

test('a string: key, length, UTF-8', () => {
  assert.equal(hex(bytes(2, 'testing')), '120774657374696e67');
  assert.equal(hex(bytes(4, 'η')), '2202ceb7');
  assert.equal(hex(bytes(4, new Uint8Array())), '2200');
});

test('a message within a message: key, length, its fields', () => {
  assert.equal(hex(message(3, integer(1, 150))), '1a03089601');
  assert.equal(hex(message(3)), '1a00');
});

test('a negative number takes ten bytes, as 64-bit two’s complement', () => {
  assert.equal(hex(integer(1, -1)), '08ffffffffffffffffff01');
  assert.equal(hex(integer(1, -2n)), '08feffffffffffffffff01');
});

test('a float is four bytes, the lowest first', () => {
  // 1.5 = 0x3fc00000, −0 = 0x80000000.
  assert.equal(hex(float(4, 1.5)), '250000c03f');
  assert.equal(hex(float(4, -0)), '2500000080');
});

test('packed numbers share one key', () => {
  assert.equal(hex(packed(6, [3, 270, 86942])), '3206038e029ea705');
  assert.equal(hex(packed(3, [-1])), '1a0affffffffffffffffff01');
});

test('a length above 127 takes two bytes', () => {
  assert.equal(hex(bytes(1, 'a'.repeat(300))).slice(0, 6), '0aac02');
});

test('parts are joined in order', () => {
  assert.equal(hex(join(integer(1, 1), integer(2, 2))), '08011002');
});
