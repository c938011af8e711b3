/**
 * `npm test [-- paths…]`: every *.test.ts of the project (or below the given paths) on Node's test runner. A
 * script because Node 20's runner has no glob.
 */
import { $, glob } from 'zx';
import { newCommand, parsedArguments } from '../bin/command.ts';
import { exitCodeOf } from '../core/exit-codes.ts';

const { args: words } = parsedArguments(
  newCommand('test', 'Run the tests.').argument('[paths...]', 'folders or test files (default: all)'),
);
const roots =
  words.length > 0
    ? words
    : ['bench', 'bin', 'ci', 'core', 'figures', 'pipeline', 'schemas', 'suites', 'test'];
const patterns = roots.map((root) => (root.endsWith('.ts') ? root : `${root}/**/*.test.ts`));
const files = (await glob(patterns)).sort();
if (files.length === 0) {
  console.error(`no tests below ${roots.join(', ')}`);
  process.exit(exitCodeOf('nothing selected'));
}
// Two files at a time: several tests train, each of them on one core.
const run = $({
  nothrow: true,
  stdio: 'inherit',
})`${process.execPath} --import tsx --test --test-concurrency=2 ${files}`;
process.exitCode = (await run).exitCode ?? exitCodeOf('crash');
