/** `npm run figures`: draw from stored results, no training. */
import { gate } from '../core/judge/gate.ts';
import { paperFiles } from '../core/judge/paper-value.ts';
import { newCommand, runCommand } from './command.ts';
import { drawFigures, figuresNotDrawn } from '../pipeline/draw-figures.ts';
import { formats, parseFormats, parseWidth, type DrawOptions } from '../pipeline/draw-options.ts';
import { judgeClaims } from '../pipeline/judge-claims.ts';
import { resolveFigures } from '../pipeline/figure-registry.ts';
import { root } from '../pipeline/project.ts';
import { selectStored, type SelectionOptions } from '../pipeline/selection.ts';
import { storedResults } from '../pipeline/stored-results.ts';
import { keepStaleOption, storedDefaults, withSelectionOptions } from './selection-options.ts';

interface FigureOptions {
  readonly only?: string[];
  readonly format: string;
  readonly width?: string;
  readonly title: boolean;
}

const program = withSelectionOptions(
  newCommand('figures', 'Draw the figures from stored results; trains nothing.'),
  storedDefaults,
)
  .addOption(keepStaleOption('draw'))
  .option('--only <figures...>', 'draw only these, such as 1b 5b')
  .option(
    '--format <list>',
    'pictures to write, with commas between; .vl.json and .txt are always written',
    formats.join(','),
  )
  .option(
    '--width <length>',
    'width of the pictures, such as 5.5in, 140mm or 396pt (default: each figure’s own)',
  )
  .option(
    '--no-title',
    'leave title and subtitle out of the pictures (default: drawn); the caption has what they say',
  )
  .action(async (requested: string[], options: SelectionOptions & FigureOptions) => {
    const drawing: DrawOptions = {
      ...{ formats: parseFormats(options.format), title: options.title },
      ...(options.width === undefined ? {} : { width: parseWidth(options.width) }),
    };
    const selection = await selectStored(requested, options);
    const figures = await resolveFigures([...selection.suites.keys()], options.only ?? []);
    const { results } = await storedResults(selection);
    const paper = paperFiles(root);
    const verdicts = await judgeClaims(selection, results, paper, 'optional');
    const drawn = await drawFigures(figures, {
      results,
      paper,
      verdicts,
      out: selection.out,
      options: drawing,
    });
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
