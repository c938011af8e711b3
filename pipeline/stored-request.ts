import { rm } from 'node:fs/promises';
import path from 'node:path';
import { documentText, writeWhole } from '../core/files.ts';
import { readDocument } from '../core/read-document.ts';
import { folderFail } from '../core/run/folder-fail.ts';
import type { Request } from '../schemas/request.d.ts';
import type { Selection } from './selection.ts';

/**
 * Shards leave beside their results which run they belong to, so that these can be judged when they are together. The
 * document of the run that judges them takes its place.
 */
function requestFile(out: string): string {
  return path.join(out, 'request.json');
}

/** What a selection was asked for. */
export function requestOf({ profile, engine, compile, suites, seeds, where }: Selection): Request {
  return {
    ...{ schemaVersion: 1, profile, engine, suites: [...suites.keys()] },
    ...(compile === 'lowered' ? {} : { compile }),
    ...(seeds === undefined ? {} : { seeds }),
    ...(where.length === 0 ? {} : { where: [...where] }),
  };
}

/** Leaves the request of a selection in its folder. */
export async function writeRequest(selection: Selection): Promise<void> {
  await keepRequest(selection.out, requestOf(selection));
}

/** Leaves a request in a folder of results. */
export async function keepRequest(out: string, request: Request): Promise<void> {
  const file = requestFile(out);
  try {
    await writeWhole(file, documentText(request));
  } catch (error) {
    throw folderFail(file, error);
  }
}

/**
 * The request that shards left in a folder; undefined where there is none.
 * @throws Fail (exit 2) for one that cannot be understood
 */
export function readRequest(out: string): Request | undefined {
  const next = 'Remove it, and name suites, --profile and --engine.';
  const expected = 'what a run was asked for';
  return readDocument(requestFile(out), { schema: 'request', expected, next, links: 'refuse' }) as
    Request | undefined;
}

/** Forgets it: what it asked for has been judged. */
export async function forgetRequest(out: string): Promise<void> {
  await rm(requestFile(out), { force: true });
}
