import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { syntheticParts } from '../core/report/fixtures/synthetic-figures.ts';
import { syntheticRun, syntheticVerdict } from '../core/report/fixtures/synthetic-run.ts';
import { noBrowser, openBrowser, watch, writeReport } from './fixtures/report-in-browser.ts';

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core finds of serious or critical impact. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<Violation[]>('axe.run().then(({ violations }) => violations)');
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)}`);
}

async function openAll(page: Page): Promise<void> {
  await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
}

/** The interactive figure of the grid, drawn. */
async function explorerOf(page: Page): Promise<Locator> {
  await page.locator('#figure-1b').scrollIntoViewIfNeeded();
  await page.locator('#explore-1b[data-ready]').waitFor();
  return page.locator('#explore-1b');
}

/** Text of the key that names the cells whose runs are drawn. */
async function cellsNamed(explorer: Locator): Promise<string[]> {
  const texts = await explorer.locator('.stage text').allTextContents();
  return texts.filter((text) => /^τ = .+, δ = /.test(text));
}

describe('the report in a browser', { skip: noBrowser }, () => {
  let browser: Browser;
  let address: string;
  before(async () => {
    browser = await openBrowser();
    address = await writeReport();
  });
  after(async () => {
    await browser.close();
  });

  test('opens without a word in the console and asks for nothing', async () => {
    const { page, said, asked } = await watch(browser, address);
    await explorerOf(page);
    assert.deepEqual(said, []);
    assert.deepEqual(asked, []);
    await page.close();
  });

  for (const width of [360, 900, 1600]) {
    test(`at ${width} pixels nothing reaches beyond the window, all parts open`, async () => {
      const { page } = await watch(browser, address, { width });
      await explorerOf(page);
      await openAll(page);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
      await page.close();
    });
  }

  for (const dark of [false, true]) {
    test(`axe finds nothing serious in the ${dark ? 'dark' : 'light'}, all parts open`, async () => {
      const { page } = await watch(browser, address, { dark });
      await explorerOf(page);
      await openAll(page);
      assert.deepEqual(await violations(page), []);
      await page.close();
    });
  }

  test('in the dark figures are dark: their ground is the page’s, their letters light', async () => {
    const { page } = await watch(browser, address, { dark: true });
    await explorerOf(page);
    const styleOf = (selector: string): Promise<{ backgroundColor: string; fill: string }> =>
      page.evaluate(
        `(({ backgroundColor, fill }) => ({ backgroundColor, fill }))(getComputedStyle(document.querySelector('${selector}')))`,
      );
    assert.equal((await styleOf('#figure-1b .plate')).backgroundColor, 'rgb(27, 30, 35)');
    assert.equal((await styleOf('#explore-1b .stage svg')).backgroundColor, 'rgba(0, 0, 0, 0)');
    assert.match((await styleOf('#explore-1b .stage text')).fill, /^rgb\(2\d\d, 2\d\d, 2\d\d\)$/);
    await page.close();
  });

  test('a fragment leads into a folded part and opens it', async () => {
    const anchor = 'claim-relu-lazy-at-large-scale';
    const { page } = await watch(browser, `${address}#${anchor}`);
    await page.locator(`#${anchor} dl`).waitFor({ state: 'visible' });
    await page.evaluate('location.hash = "#cells-relu"');
    await page.locator('#cells-relu table').waitFor({ state: 'visible' });
    await page.close();
  });

  test('the contents mark the part that is read', async () => {
    const { page } = await watch(browser, address);
    await page.setViewportSize({ width: 1000, height: 300 });
    const marked = page.locator('nav a[aria-current="location"]');
    for (const id of ['control', 'run', 'rest']) {
      await page.evaluate(
        `document.documentElement.style.scrollBehavior = 'auto'; document.getElementById('${id}').scrollIntoView()`,
      );
      await page.locator(`nav a[href="#${id}"][aria-current="location"]`).waitFor({ state: 'attached' });
      assert.equal(await marked.count(), 1);
    }
    await page.close();
  });

  test('the table of claims is filtered by text, kind and verdict', async () => {
    const { page } = await watch(browser, address);
    const shown = page.locator('#all-claims tbody tr:visible');
    await page.locator('#filter [name="kind"]').selectOption('theorem');
    assert.equal(await shown.count(), 1);
    await page.locator('#filter [name="kind"]').selectOption('');
    await page.locator('#filter [name="verdict"]').selectOption('contradicted');
    assert.equal(await shown.count(), 1);
    assert.match(await page.locator('#found').innerText(), /^1 of \d+ claims$/);
    await page.locator('#filter [name="text"]').fill('no such words');
    assert.equal(await shown.count(), 0);
    await page.close();
  });

  test('a click on a cell shows its runs, a drag those of several, a dot its value', async () => {
    const { page, said } = await watch(browser, address);
    const explorer = await explorerOf(page);
    const [first] = await cellsNamed(explorer);
    const cells = explorer.locator('.stage .mark-rect path[fill^="rgb"]');
    assert.ok((await cells.count()) > 20);
    const middle = cells.nth(12);
    await middle.click();
    await page.waitForFunction(
      `![...document.querySelectorAll('#explore-1b .stage text')].some(({ textContent }) => textContent === ${JSON.stringify(first)})`,
    );
    const chosen = await cellsNamed(explorer);
    assert.equal(chosen.length, 1);
    const delta = await explorer.locator('select[name="delta"] option:checked').innerText();
    assert.ok(chosen[0]!.includes(`δ = ${delta}`), `${chosen[0]!} and the control’s ${delta}`);

    const box = (await middle.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 1.5 * box.width, y + 1.5 * box.height, { steps: 6 });
    await page.mouse.up();
    await page.waitForFunction(
      `[...document.querySelectorAll('#explore-1b .stage text')].filter(({ textContent }) => textContent.startsWith('τ = ')).length >= 4`,
    );

    await explorer.locator('.stage .mark-symbol.role-mark path').last().hover();
    const tip = page.locator('.tip');
    await tip.waitFor({ state: 'visible' });
    assert.match(await tip.innerText(), /run: run \d of \d[\s\S]*value: [\d.]+/);
    assert.deepEqual(said, []);
    await page.close();
  });

  test('the keyboard does what the mouse does: controls choose, and an axis turns linear', async () => {
    const { page, said } = await watch(browser, address);
    const explorer = await explorerOf(page);
    await explorer.locator('select[name="delta"]').focus();
    await page.keyboard.press('ArrowUp');
    const label = await explorer.locator('select[name="delta"] option:checked').innerText();
    await page.waitForFunction(
      `[...document.querySelectorAll('#explore-1b .stage text')].some(({ textContent }) => textContent.endsWith(${JSON.stringify(`δ = ${label}`)}))`,
    );
    const before = await explorer.locator('.stage').innerHTML();
    await explorer.getByLabel('logarithmic values').focus();
    await page.keyboard.press('Space');
    await page.waitForFunction(
      `document.querySelector('#explore-1b .stage').innerHTML.length > 1000 && document.querySelector('#explore-1b .stage').innerHTML !== ${JSON.stringify(before)}`,
    );
    assert.deepEqual(said, []);
    await page.keyboard.press('Tab');
    await page.close();
  });

  test('the first key leads past the contents to the verdicts', async () => {
    const { page } = await watch(browser, address);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.className'), 'skip');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'main');
    await page.close();
  });

  test('print shows folded evidence, and no contents, filter or controls', async () => {
    const { page } = await watch(browser, address);
    await explorerOf(page);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate('window.dispatchEvent(new Event("beforeprint"))');
    const isShown = (selector: string): Promise<boolean> => page.locator(selector).first().isVisible();
    assert.equal(await isShown('#claim-relu-lazy-at-large-scale dl'), true);
    for (const selector of ['nav', '#filter', '.explorer'])
      assert.equal(await isShown(selector), false, selector);
    assert.ok((await page.pdf()).length > 10_000);
    await page.close();
  });

  test('without scripts everything is there but what needs them', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address);
    assert.equal(await page.locator('#filter').isVisible(), false);
    assert.equal(await page.locator('#explore-1b').isVisible(), false);
    assert.equal(await page.locator('#figure-1b svg polyline').isVisible(), true);
    await page.locator('details.fold summary').first().click();
    await context.close();
  });

  test('hostile results do nothing: no script runs, no request leaves, no dialog opens', async () => {
    const hostile =
      '</script><script>window.hacked=1</script><img src="https://example.org/x" onerror="window.hacked=1">\'"\u0007‮';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked=1"><script>window.hacked=1</script></svg>`;
    const run = {
      ...syntheticRun,
      device: { ...syntheticRun.device, cpu: hostile },
      claims: [syntheticVerdict(hostile), ...syntheticRun.claims.slice(1)],
      figures: syntheticRun.figures.map((figure) => ({ ...figure, title: hostile })),
    };
    const parts = {
      ...syntheticParts,
      figures: syntheticParts.figures.map((figure) => ({ ...figure, svg, caption: hostile })),
      cells: syntheticParts.cells.map((cell) => ({ ...cell, state: hostile })),
    };
    const { page, said, asked } = await watch(browser, await writeReport(run, parts));
    await openAll(page);
    assert.equal(await page.evaluate('window.hacked'), undefined);
    assert.equal(await page.locator('img').count(), 0);
    assert.deepEqual(said, []);
    assert.deepEqual(asked, []);
    await page.close();
  });
});
