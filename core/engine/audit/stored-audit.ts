import path from 'node:path';
import { documentText, writeWhole } from '../../files.ts';
import { readDocument } from '../../read-document.ts';
import type { EngineAudit } from './outcome.ts';

const folder = path.join(import.meta.dirname, 'stored');

function fileOf(engine: string): string {
  return path.join(folder, `${engine.replaceAll(' ', '-')}.json`);
}

/**
 * What the last audit of an engine found, or undefined where it was never audited.
 * @throws Fail (exit 2) for a file that is not JSON
 */
export function storedAudit(engine: string): EngineAudit | undefined {
  return readDocument(fileOf(engine), {
    expected: 'the result of an audit',
    next: `Run "npm run audit -- ${engine}".`,
    links: 'follow',
  }) as EngineAudit | undefined;
}

/** Stores what an audit found, in place of the engine's last. */
export async function storeAudit(audit: EngineAudit): Promise<void> {
  await writeWhole(fileOf(audit.engine), documentText(audit));
}
