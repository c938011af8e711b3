import { rm } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { writeWhole } from '../files.ts';
import { readRegular } from '../read-regular.ts';
import type { Checkpoint } from '../suite.ts';

/** Bytes that a state may have: the weights and optimizer of the largest ensembles have some hundred million. */
const largestState = 2 ** 31;

/**
 * States of cells in training: `<folder>/<key>.checkpoint`, one file a cell, written atomically. A cell's key holds
 * its suite's version, parameters and numerics class, so a state is never taken up by another cell; with the
 * state goes the digest of the code that wrote it, so that no other code takes it up. One that cannot be read is none.
 */
export class CheckpointStore {
  readonly #folder: string;
  readonly #trainer: string;

  /** @param trainer digest of the code that writes and reads the states */
  constructor(folder: string, trainer: string) {
    this.#folder = folder;
    this.#trainer = trainer;
  }

  /** The checkpoint of the cell with this key. */
  of(key: string): Checkpoint {
    const file = this.#file(key);
    return {
      // eslint-disable-next-line @typescript-eslint/require-await -- a file is read at once
      read: async () => {
        const content = readRegular(file, largestState, 'refuse');
        if (content.state !== 'read') return undefined;
        try {
          const kept = deserialize(content.bytes) as { trainer?: unknown; state?: unknown };
          return kept.trainer === this.#trainer ? kept.state : undefined;
        } catch {
          return undefined;
        }
      },
      write: (state) => writeWhole(file, serialize({ trainer: this.#trainer, state })),
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
