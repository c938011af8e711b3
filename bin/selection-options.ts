import { Command, Option } from 'commander';
import { engineNames } from '../core/engine/engine.ts';
import { compilations } from '../core/engine/steps/step.ts';
import { profileNames } from '../core/suite.ts';

/** What commands take where nothing is said, as their help tells it. */
interface SelectionDefaults {
  readonly suites: string;
  readonly profile: string;
  readonly engine: string;
  readonly compile: string;
  readonly seeds: string;
  readonly where: string;
}

/** Of the command that trains. */
export const trainingDefaults: SelectionDefaults = {
  suites: 'all',
  profile: 'quick',
  engine: 'auto, the fastest that works here',
  compile: 'lowered, and xla for profile paper on a GPU that auto found',
  seeds: 'the profile’s own',
  where: 'every cell',
};

/** Of commands on stored results. */
export const storedDefaults: SelectionDefaults = {
  suites: 'those of the last run',
  profile: 'that of the last run',
  engine: 'that of the last run',
  compile: 'as in the last run, on the same engine',
  seeds: 'those of the last run',
  where: 'those of the last run',
};

/** `--compile`. @param fallback what holds where it is left out, as the help tells it */
export function compileOption(fallback: string): Option {
  return new Option(
    '--compile <how>',
    'how training steps run: in a loop inside TensorFlow with the bits of single steps, compiled by XLA with bits of ' +
      `its own, or one by one (default: ${fallback})`,
  ).choices(compilations);
}

/** Adds the options that `select` reads. */
export function withSelectionOptions(command: Command, fallback: SelectionDefaults): Command {
  return command
    .argument('[suites...]', `suites to take (default: ${fallback.suites})`)
    .addOption(
      new Option(
        '--profile <name>',
        `seconds, minutes on two cores, or the paper’s own protocol (default: ${fallback.profile})`,
      ).choices(profileNames),
    )
    .option('--engine <name>', `auto, ${engineNames.join(', ')} (default: ${fallback.engine})`)
    .addOption(compileOption(fallback.compile))
    .option(
      '--seeds <seeds>',
      'a number of seeds, or a range such as 100..115, in place of the profile’s own in every sweep over seeds: claims are ' +
        `judged on as many and say so, and take no further looks (default: ${fallback.seeds})`,
    )
    .option(
      '--where <parameter=values...>',
      `only cells with these parameters, such as tau=1 alpha=1,10 or experiment=grid; claims about others are not run (default: ${fallback.where})`,
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
