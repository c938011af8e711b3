import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { writeWhole } from '../files.ts';
import type { Checkpoint } from '../suite.ts';

/**
 * States of cells in training: `<folder>/<key>.checkpoint`, one file a cell, written atomically. A cell's key holds
 * its suite's version, parameters and numerics class, so a state is never taken up by another cell. One that cannot be
 * read is none.
 */
export class CheckpointStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The checkpoint of the cell with this key. */
  of(key: string): Checkpoint {
    const file = this.#file(key);
    return {
      read: async () => {
        try {
          return deserialize(await readFile(file)) as unknown;
        } catch {
          return undefined;
        }
      },
      write: (state) => writeWhole(file, serialize(state)),
    };
  }

  /** Forgets the state of a cell: it has its outcome, or is to be trained from the start. */
  async remove(key: string): Promise<void> {
    await rm(this.#file(key), { force: true });
  }

  #file(key: string): string {
    return path.join(this.#folder, `${key}.checkpoint`);
  }
}
