import cliProgress from 'cli-progress';
import { durationText } from './duration-text.ts';

/** Time between two plain lines where there is no terminal, in milliseconds. */
const lineEveryMs = 15_000;

export interface ProgressState {
  readonly trained: number;
  readonly toTrain: number;
  /** From 0 to 1. */
  readonly fraction: number;
}

/** Shows how far training is, on stderr: a live bar with the time left on a terminal, plain lines elsewhere. */
export interface ProgressDisplay {
  show(state: ProgressState): void;
  /** A line that stays above the bar. */
  notice(message: string): void;
  end(): void;
}

export function progressDisplay(stream: NodeJS.WriteStream = process.stderr): ProgressDisplay {
  return stream.isTTY ? liveBar(stream) : plainLines(stream);
}

function timeLeft(startMs: number, fraction: number): string {
  const elapsed = (performance.now() - startMs) / 1000;
  if (fraction <= 0.005 || elapsed < 1) return 'estimating';
  return durationText(Math.ceil((elapsed / fraction) * (1 - fraction)));
}

function liveBar(stream: NodeJS.WriteStream): ProgressDisplay {
  const start = performance.now();
  const bar = new cliProgress.SingleBar(
    {
      stream,
      format: 'training [{bar}] {percentage}% · {trained}/{toTrain} cells · {left} left',
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    },
    cliProgress.Presets.rect,
  );
  let started = false;
  return {
    show({ trained, toTrain, fraction }) {
      const payload = { trained, toTrain, left: timeLeft(start, fraction) };
      if (started) bar.update(fraction * 1000, payload);
      else bar.start(1000, fraction * 1000, payload);
      started = true;
    },
    notice(message) {
      stream.write(`\r\u001b[K${message}\n`);
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
    show({ trained, toTrain, fraction }) {
      const now = performance.now();
      if (now - last < lineEveryMs) return;
      last = now;
      stream.write(
        `training: ${trained} of ${toTrain} cells, ${Math.floor(fraction * 100)} %, ${timeLeft(start, fraction)} left\n`,
      );
    },
    notice(message) {
      stream.write(`${message}\n`);
    },
    end: () => undefined,
  };
}
