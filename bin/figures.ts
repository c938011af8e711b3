/** `npm run figures`: draw from stored results, no training. */
import { gate } from '../core/judge/gate.ts';
import { paperFiles } from '../core/judge/paper-value.ts';
import { newCommand, runCommand } from './command.ts';
import { drawFigures, figuresNotDrawn } from '../pipeline/draw-figures.ts';
import { resolveFigures } from '../pipeline/figure-registry.ts';
import { root } from '../pipeline/project.ts';
import { selectStored, type SelectionOptions } from '../pipeline/selection.ts';
import { storedResults } from '../pipeline/stored-results.ts';
import { keepStaleOption, withSelectionOptions } from './selection-options.ts';

const program = withSelectionOptions(
  newCommand('figures', 'Draw the figures from stored results; trains nothing.'),
  'those of the last run',
)
  .addOption(keepStaleOption('draw'))
  .option('--only <figures...>', 'draw only these, such as 1b 5b')
  .action(async (requested: string[], options: SelectionOptions & { only?: string[] }) => {
    const selection = await selectStored(requested, options);
    const figures = await resolveFigures([...selection.suites.keys()], options.only ?? []);
    const { results } = await storedResults(selection);
    const drawn = await drawFigures(figures, results, paperFiles(root), selection.out);
    for (const { entry } of drawn) {
      const files = (entry.files ?? []).map((file) => `${selection.out}/${file}`).join('  ');
      console.log(
        `${entry.id}: ${entry.state === 'drawn' ? files : `not drawn, ${entry.reason ?? 'no data'}`}`,
      );
    }
    const answer = gate([], selection.profile, {
      ...{ baselines: 'optional', figures: figuresNotDrawn(drawn) },
    });
    process.exitCode = answer.exitCode;
  });

await runCommand(program);
