import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { Fail } from '../core/fail.ts';
import { refuseSwallowedOptions } from './swallowed-options.ts';

const program = new Command('npm run reproduce --')
  .option('--profile <name>')
  .option('--seeds <seeds>')
  .option('--fresh');
program.command('cell').option('--data <folder>');

function next(kept: Readonly<Record<string, string>>, ...rest: string[]): string | undefined {
  try {
    refuseSwallowedOptions(program, { npm_lifecycle_event: 'reproduce', ...kept }, rest);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Fail && error.exitCode === 2);
    return error.details.next;
  }
}

test('what npm kept is refused with the command that was meant', () => {
  assert.equal(
    next({ npm_config_profile: 'smoke' }, 'linear'),
    'Run: npm run reproduce -- linear --profile smoke',
  );
  // Written as "--profile smoke linear", npm keeps the option alone and hands the value on.
  assert.equal(
    next({ npm_config_profile: 'true' }, 'smoke', 'linear'),
    'Run: npm run reproduce -- linear --profile smoke',
  );
  assert.equal(next({ npm_config_fresh: 'true' }, 'relu'), 'Run: npm run reproduce -- relu --fresh');
  assert.equal(
    next({ npm_config_profile: 'true', npm_config_seeds: 'true' }, 'smoke', '5'),
    'Run: npm run reproduce -- smoke 5 --profile <name> --seeds <seeds>',
  );
  assert.equal(next({ npm_config_data: '/d' }, 'cell'), 'Run: npm run reproduce -- cell --data /d');
});

test('npm’s own settings, options after "--" and programs that npm did not start are let pass', () => {
  assert.equal(next({ npm_config_engine_strict: 'true', npm_config_cache: '/c' }, 'linear'), undefined);
  assert.equal(next({ npm_config_profile: 'smoke' }, '--profile', 'quick'), undefined);
  assert.equal(next({ npm_config_profile: '' }), undefined);
  assert.doesNotThrow(() => refuseSwallowedOptions(program, { npm_config_profile: 'smoke' }, []));
});
