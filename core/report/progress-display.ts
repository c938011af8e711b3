import cliProgress from 'cli-progress';
import { printable } from '../printable.ts';

/** Time between two plain lines where there is no terminal, in milliseconds. */
const lineEveryMs = 15_000;
/** Share of the work, and seconds, from which on the time left is more than a guess. */
const [leastShare, leastSeconds] = [0.02, 5];

export interface ProgressState {
  /** Suites in training. */
  readonly suites: readonly string[];
  /** Share of the work that is done, by cost, from 0 to 1. */
  readonly fraction: number;
}

/** Shows how far training is, on stderr: a live bar with the time left on a terminal, plain lines elsewhere. */
export interface ProgressDisplay {
  show(state: ProgressState): void;
  /** A line that stays above the bar. */
  notice(message: string): void;
  end(): void;
}

export function progressDisplay(
  stream: NodeJS.WriteStream = process.stderr,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ProgressDisplay {
  return stream.isTTY && environment['TERM'] !== 'dumb' ? liveBar(stream) : plainLines(stream);
}

/** `about 3 min left`, no more exact than it can be known. */
export function leftText(elapsedSeconds: number, fraction: number): string {
  if (fraction < leastShare || elapsedSeconds < leastSeconds) return 'time left not known yet';
  const seconds = (elapsedSeconds / fraction) * (1 - fraction);
  if (seconds < 60) return 'less than a minute left';
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${(minutes / 60).toFixed(1)} h left`;
}

/** `training relu, deep: 43 % of the work done, about 3 min left`. */
export function progressLine({ suites, fraction }: ProgressState, elapsedSeconds: number): string {
  const what = suites.length === 0 ? 'training' : `training ${suites.join(', ')}`;
  return `${what}: ${Math.floor(fraction * 100)} % of the work done, ${leftText(elapsedSeconds, fraction)}`;
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

function liveBar(stream: NodeJS.WriteStream): ProgressDisplay {
  const start = performance.now();
  const bar = new cliProgress.SingleBar(
    // The bar takes what the words leave of a narrow terminal.
    {
      stream,
      format: '[{bar}] {line}',
      barsize: Math.max(4, Math.min(30, stream.columns - 70)),
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    },
    cliProgress.Presets.rect,
  );
  let started = false;
  let last: ProgressState = { suites: [], fraction: 0 };
  const draw = (): void => {
    const payload = { line: progressLine(last, secondsSince(start)) };
    if (started) bar.update(last.fraction * 1000, payload);
    else bar.start(1000, last.fraction * 1000, payload);
    started = true;
  };
  return {
    show(state) {
      last = state;
      draw();
    },
    notice(message) {
      stream.write(`\r\u001b[K${printable(message)}\n`);
    },
    end() {
      if (started) bar.stop();
    },
  };
}

function plainLines(stream: NodeJS.WriteStream): ProgressDisplay {
  const start = performance.now();
  let last = start;
  return {
    show(state) {
      const now = performance.now();
      if (now - last < lineEveryMs) return;
      last = now;
      stream.write(`${progressLine(state, secondsSince(start))}\n`);
    },
    notice(message) {
      stream.write(`${printable(message)}\n`);
    },
    end: () => undefined,
  };
}
