import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Lockfile, lockedPackages, lockfileFaults } from './lockfile.ts';

const file = path.join(import.meta.dirname, '..', 'package-lock.json');
const lockfile = JSON.parse(readFileSync(file, 'utf8')) as Lockfile;

test('every package of the lock file has a hash and no address, and says its licence', () => {
  assert.deepEqual(lockfileFaults(lockfile), []);
  const silent = lockedPackages(lockfile).flatMap(([place, { license }]) =>
    license === undefined ? place : [],
  );
  // Both have the MIT licence as a file, and no field for it.
  const known = ['node_modules/jstat', 'node_modules/png-js'];
  assert.deepEqual(
    silent.filter((place) => !known.includes(place)),
    [],
  );
});

test('a package without a hash, with an address, or linked is named', () => {
  const packages = {
    '': {},
    'node_modules/bare': { version: '1.0.0' },
    'node_modules/far': { integrity: 'sha512-x', resolved: 'https://elsewhere.example/far.tgz' },
    'node_modules/near': { integrity: 'sha512-x', link: true },
  };
  assert.deepEqual(lockfileFaults({ lockfileVersion: 3, packages }), [
    'node_modules/bare: found no SHA-512, expected one',
    'node_modules/far: found the address https://elsewhere.example/far.tgz, expected none',
    'node_modules/near: found a link, expected a package',
  ]);
  assert.equal(lockfileFaults({ lockfileVersion: 2, packages }).length, 1);
});
