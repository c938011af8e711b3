import { Command, Option } from 'commander';
import { engineNames } from '../core/engine/engine.ts';
import { compilations } from '../core/engine/steps/step.ts';
import { profileNames } from '../core/suite.ts';

/** Adds the options that `select` reads. */
export function withSelectionOptions(command: Command, fallback: string): Command {
  return command
    .argument('[suites...]', `suites to take (default: ${fallback})`)
    .addOption(
      new Option('--profile <name>', 'seconds, minutes on two cores, or the paper’s own protocol').choices(
        profileNames,
      ),
    )
    .option('--engine <name>', `auto, ${engineNames.join(', ')}`)
    .addOption(
      new Option(
        '--compile <how>',
        'how training steps run: in a loop inside TensorFlow with the bits of single steps (default), compiled by XLA with ' +
          'bits of its own (default for profile paper on a GPU that auto found), or one by one',
      ).choices(compilations),
    )
    .option(
      '--seeds <seeds>',
      'a number of seeds, or a range such as 100..115, in place of the profile’s own',
    )
    .option(
      '--where <parameter=values...>',
      'only cells with these parameters, such as tau=1 alpha=1,10 or experiment=grid; claims about others are not run',
    )
    .option('--out <folder>', 'where results, figures and the report are kept', 'results');
}

/** `--keep-stale`, of commands that take stored results; `accept` has it not: nothing stale becomes a baseline. */
export function keepStaleOption(verb: string): Option {
  return new Option(
    '--keep-stale',
    `${verb} stored results that other code trained, too (default: they are stale, and trained again by "npm run reproduce")`,
  );
}
