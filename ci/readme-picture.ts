/**
 * `npm run readme:picture`: docs/media/report.png and figure.svg, from the report and a figure of a run, for the README. The
 * first screen of the page is taken with a Chromium of this machine.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { $, which } from 'zx';
import { newCommand, runCommand } from '../bin/command.ts';
import { Fail } from '../core/fail.ts';

const media = path.join(import.meta.dirname, '..', 'docs', 'media');

async function chromium(): Promise<string> {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = await which(name, { nothrow: true });
    if (found !== null) return found;
  }
  throw new Fail({
    where: 'readme:picture',
    found: 'no Chromium',
    expected: 'chromium or google-chrome on the PATH',
    next: 'Install one, such as with "apt-get install chromium".',
  });
}

function needed(file: string): string {
  if (existsSync(file)) return path.resolve(file);
  throw new Fail({
    where: file,
    found: 'no such file',
    expected: 'what a run drew',
    next: 'Run "npm run reproduce" first.',
  });
}

const program = newCommand('readme:picture', 'Make the pictures of the README from a run, with Chromium.')
  .option('--out <folder>', 'where the results are', 'results')
  .option('--figure <id>', 'the figure to show', 'figure-1b')
  .action(async ({ out, figure }: { out: string; figure: string }) => {
    const page = needed(path.join(out, 'report.html'));
    // The drawing of the page: a quarter of the PNG's size, and sharp at any.
    const drawn = needed(path.join(out, 'figures', 'page', `${figure}.svg`));
    const browser = await chromium();
    await mkdir(media, { recursive: true });
    const picture = path.join(media, 'report.png');
    const options = [
      '--headless',
      '--no-sandbox',
      '--hide-scrollbars',
      '--disable-gpu',
      '--window-size=1000,720',
    ];
    await $({ quiet: true })`${browser} ${options} ${`--screenshot=${picture}`} ${pathToFileURL(page).href}`;
    await copyFile(drawn, path.join(media, 'figure.svg'));
    console.log(`${picture}\n${path.join(media, 'figure.svg')}`);
  });

await runCommand(program);
