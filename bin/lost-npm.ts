import { readFileSync } from 'node:fs';

/** Between two looks, in milliseconds. */
const everyMs = 300;

/** The parent of a process, as Linux says; undefined where it is gone or that is not known. */
function parentOf(pid: number): number | undefined {
  try {
    // pid (name) state ppid …; the name may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return Number(fields[1]);
  } catch {
    return undefined;
  }
}

/**
 * Ends this process as SIGTERM does when the npm that began it was killed: npm hands on other signals, but nobody hands on
 * -9, and the shell between the two would leave a run of hours to itself. Nothing is watched where it was not npm.
 */
export function endWithoutNpm(environment: NodeJS.ProcessEnv): void {
  if (environment['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const looks = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(looks);
    console.error('npm was killed: this command ends, too. Results already stored are kept.');
    process.kill(process.pid, 'SIGTERM');
  }, everyMs);
  looks.unref();
}
