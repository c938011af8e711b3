import path from 'node:path';
import { Fail } from '../../core/fail.ts';
import { documentText, writeWhole } from '../../core/files.ts';
import { folderFail } from '../../core/run/folder-fail.ts';
import { readDocument } from '../../core/read-document.ts';
import { readRegular } from '../../core/read-regular.ts';
import type { ClusterPlan } from '../../schemas/cluster.d.ts';

/** Where a cluster run keeps what is no result, below its folder of results. */
export function clusterFiles(out: string) {
  const folder = path.resolve(out, 'cluster');
  return {
    folder,
    plan: path.join(folder, 'plan.json'),
    costs: path.join(folder, 'costs.json'),
    /** Holds the plan's name: a node that does not find it there sees another folder. */
    token: path.join(folder, 'token'),
    /** One file a task, a line for each start and end. */
    tries: path.join(folder, 'tries'),
    /** One file a node: its clock when it last began a task. */
    clocks: path.join(folder, 'clocks'),
    logs: path.join(folder, 'logs'),
    taskScript: path.join(folder, 'task.sh'),
    collectScript: path.join(folder, 'collect.sh'),
  };
}

/**
 * The plan in a folder of results.
 * @throws Fail (exit 2) where there is none, or none that can be understood
 */
export function readPlan(out: string): ClusterPlan {
  const { plan } = clusterFiles(out);
  const next = `Make one with "npm run cluster -- plan --out ${out}", with the suites, the profile and the engine.`;
  const request = {
    schema: 'cluster',
    expected: 'the plan of a cluster run',
    next,
    links: 'follow',
  } as const;
  const document = readDocument(plan, request);
  if (document === undefined)
    throw new Fail({ where: '--out', found: `no ${plan}`, expected: 'a folder with a plan', next });
  return document as ClusterPlan;
}

/** Writes a plan. */
export async function writePlan(out: string, plan: ClusterPlan): Promise<void> {
  const file = clusterFiles(out).plan;
  try {
    await writeWhole(file, documentText(plan));
  } catch (error) {
    throw folderFail(file, error);
  }
}

/** Bytes that a note of a task may have: it is a number or a few lines. */
const largestNote = 2 ** 20;

/** The text of a note; empty where there is none, or something else. */
export function noteIn(file: string): string {
  const content = readRegular(file, largestNote, 'refuse');
  return content.state === 'read' ? content.bytes.toString('utf8') : '';
}
