/** `npm run licences`: the licences of all packages of the lock file, and whether the lock file can be relied on. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newCommand, runCommand } from '../bin/command.ts';
import { Fail } from '../core/fail.ts';
import { root } from '../pipeline/project.ts';
import { type Lockfile, lockedPackages, lockfileFaults } from './lockfile.ts';

const program = newCommand(
  'licences',
  'List the licences of all packages that the lock file names, and check the lock file.',
).action(() => {
  const lockfile = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lockfile;
  const [fault] = lockfileFaults(lockfile);
  if (fault !== undefined) {
    const [where, found, expected] = fault.split(/: found |, expected /);
    throw new Fail({
      ...{ where: `package-lock.json: ${where!}`, found: found ?? '', expected: expected ?? '' },
      next: 'Remove the entry and run "npm install" again.',
    });
  }
  const byLicence = new Map<string, Set<string>>();
  for (const [place, { license = 'not stated', version = '', dev }] of lockedPackages(lockfile)) {
    const name = place.replace(/^.*node_modules\//, '');
    const packages = byLicence.get(license) ?? new Set();
    byLicence.set(license, packages.add(`${name} ${version}${dev === true ? ' (development)' : ''}`));
  }
  for (const [licence, packages] of [...byLicence].sort(([, one], [, other]) => other.size - one.size)) {
    console.log(`${licence} (${packages.size})\n  ${[...packages].sort().join('\n  ')}`);
  }
});

await runCommand(program);
