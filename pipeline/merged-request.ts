import type { Request } from '../schemas/request.d.ts';
import { lastRequest } from './selection.ts';

/** The one request that several folders of results are parts of; undefined where they are not, or do not say. */
export function mergedRequest(stores: readonly string[]): Request | undefined {
  const requests: Request[] = [];
  for (const store of stores) {
    const request = lastRequest(store);
    if (request === undefined) continue;
    const { profile, engine, compile, suites, seeds, where } = request;
    requests.push({
      ...{ schemaVersion: 1, profile, engine, suites },
      ...(compile === undefined ? {} : { compile }),
      ...(seeds === undefined ? {} : { seeds }),
      ...(where === undefined ? {} : { where }),
    });
  }
  const [first, ...others] = requests;
  const but = (request: Request): string => JSON.stringify({ ...request, suites: [] });
  if (first === undefined || others.some((other) => but(other) !== but(first))) return undefined;
  return { ...first, suites: [...new Set(requests.flatMap(({ suites }) => suites))] };
}
