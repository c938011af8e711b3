import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What nvidia-smi printed; undefined where there is none, or it failed without naming a field. */
export type SmiAnswer = { readonly text: string; readonly ok: boolean } | undefined;

/** Calls nvidia-smi with arguments. Never throws. */
export type CallSmi = (parameters: readonly string[]) => Promise<SmiAnswer>;

/** The driver's own program, if this machine has one. */
export const callSmi: CallSmi = async (parameters) => {
  try {
    const { stdout } = await promisify(execFile)('nvidia-smi', [...parameters], { timeout: 20_000 });
    return { text: stdout, ok: true };
  } catch (error) {
    const { code, stdout, stderr } = error as Error & Partial<Record<'code' | 'stdout' | 'stderr', string>>;
    return code === 'ENOENT' ? undefined : { text: `${stdout ?? ''}\n${stderr ?? ''}`, ok: false };
  }
};

/** One GPU's fields by name; what the driver does not tell is left out. */
export type SmiRow = ReadonlyMap<string, string>;

/**
 * The given fields of every GPU, in nvidia-smi's query mode. A field that this driver does not know is asked for no
 * more; a value that it does not tell (`[N/A]`, `[Not Supported]`, `[Unknown Error]` …) is left out.
 *
 * @returns a row a GPU; none where there is no nvidia-smi or no GPU. Never throws.
 */
export async function querySmi(fields: readonly string[], call: CallSmi = callSmi): Promise<SmiRow[]> {
  let known = [...fields];
  while (known.length > 0) {
    const answer = await call([`--query-gpu=${known.join(',')}`, '--format=csv,noheader,nounits']);
    if (answer === undefined) return [];
    const unknown = /Field "([^"]+)" is not a valid field/i.exec(answer.text)?.[1];
    if (unknown === undefined) return answer.ok ? smiRows(answer.text, known) : [];
    const rest = known.filter((field) => field !== unknown);
    if (rest.length === known.length) return [];
    known = rest;
  }
  return [];
}

/** Rows of a CSV answer without header and units. Lines with another number of values are no rows. */
export function smiRows(text: string, fields: readonly string[]): SmiRow[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const values = line.split(',').map((value) => value.trim());
    if (values.length !== fields.length || values.every((value) => value === '')) return [];
    const told = fields.flatMap((field, i): [string, string][] =>
      isTold(values[i]!) ? [[field, values[i]!]] : [],
    );
    return told.length === 0 ? [] : [new Map(told)];
  });
}

function isTold(value: string): boolean {
  return value !== '' && !/^\[.*\]$|^N\/A$|^ERR!$/i.test(value);
}

/** A field as a number; undefined where it is missing or none. */
export function smiNumber(row: SmiRow, field: string): number | undefined {
  const value = Number.parseFloat(row.get(field) ?? '');
  return Number.isFinite(value) ? value : undefined;
}
