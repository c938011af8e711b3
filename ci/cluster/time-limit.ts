import { Fail } from '../../core/fail.ts';

/**
 * Reads a time limit as Slurm writes it: minutes, `minutes:seconds`, `hours:minutes:seconds`, `days-hours[:minutes[:seconds]]`.
 * @returns seconds
 * @throws Fail (exit 2) for anything else, and for less than a minute
 */
export function parseTimeLimit(text: string): number {
  const [, days, rest = ''] = /^(?:(\d+)-)?(\d+(?::\d+){0,2})$/.exec(text) ?? [];
  const parts = rest.split(':').map(Number);
  const [first = Number.NaN, second = 0, third = 0] = parts;
  const seconds =
    days !== undefined
      ? Number(days) * 86_400 + first * 3600 + second * 60 + third
      : parts.length === 3
        ? first * 3600 + second * 60 + third
        : first * 60 + second;
  if (!(seconds >= 60)) {
    throw new Fail({
      where: '--time',
      found: JSON.stringify(text),
      expected:
        'a time limit of a minute or more as Slurm takes it, such as 90 (minutes), 1:30:00 or 2-00:00:00',
      next: 'Give one that your partition allows; "sinfo -o %l" shows it.',
    });
  }
  return seconds;
}

/** Seconds as `--time` takes them, rounded up to whole seconds. */
export function timeLimitText(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [days, hours] = [Math.floor(whole / 86_400), Math.floor(whole / 3600) % 24];
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${days}-${two(hours)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
