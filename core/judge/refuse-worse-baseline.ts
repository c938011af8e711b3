import type { AcceptedClaim, Baseline } from '../../schemas/baseline.d.ts';
import { Fail } from '../fail.ts';
import { baselineName } from './baseline-file.ts';

/** How much a verdict says for its claim. */
const rank = { 'not-run': 0, 'not-comparable': 0, contradicted: 1, undecided: 2, reproduced: 3 } as const;

function worsening(id: string, then: AcceptedClaim, now: AcceptedClaim | undefined): string | undefined {
  if (now === undefined) return `${id} has no value any more`;
  if (rank[now.verdict] < rank[then.verdict]) return `${id} was ${then.verdict} and is ${now.verdict}`;
  const [before, after] = [then.samples.length, now.samples.length];
  return after < before ? `${id} had ${before} replicates and has ${after}` : undefined;
}

/**
 * Refuses a baseline that says less than the one in its place: fewer claims, fewer replicates, or worse verdicts. What was
 * accepted once must not fade away by being accepted again in passing.
 *
 * @throws Fail (exit 2) with the first that is worse and the number of others
 */
export function refuseWorseBaseline(before: Baseline, after: Baseline): void {
  const worse = Object.entries(before.claims).flatMap(
    ([id, then]) => worsening(id, then, after.claims[id]) ?? [],
  );
  const [first] = worse;
  if (first === undefined) return;
  throw new Fail({
    where: baselineName(after),
    found: worse.length === 1 ? first : `${first}, and ${worse.length - 1} more are worse`,
    expected: 'as many replicates as were accepted, and no worse verdicts',
    next: 'Train what is missing, or add --allow-worse and say in --reason why that is right.',
    situation: 'worse baseline',
  });
}
