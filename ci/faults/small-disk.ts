import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { Fail } from '../../core/fail.ts';

/** A file system in memory, of a size that is soon full. Needs root. */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** @returns why there is none where it cannot be mounted */
  static mount(folder: string, kibibytes: number): SmallDisk | string {
    if (process.getuid?.() !== 0) return 'mounting a small disk needs root';
    mkdirSync(folder, { recursive: true });
    const size = `size=${kibibytes}k,mode=0755`;
    const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'faults', folder]);
    if (status === 0) return new SmallDisk(folder);
    return `mount: ${error?.message ?? stderr.toString().trim()}`;
  }

  /** @param options of mount, such as `ro` or `size=64m` */
  remount(options: string): void {
    const { status, stderr } = spawnSync('mount', ['-o', `remount,${options}`, this.folder]);
    if (status === 0) return;
    throw new Fail({
      where: this.folder,
      found: stderr.toString().trim(),
      expected: `a disk that takes ${options}`,
      next: 'Leave out --only folder and disk.',
    });
  }

  unmount(): void {
    spawnSync('umount', ['-l', this.folder]);
  }
}
