import { createHash } from 'node:crypto';
import path from 'node:path';
import { writeWhole } from '../core/files.ts';
import { readRegular } from '../core/read-regular.ts';
import { folderFail } from '../core/run/folder-fail.ts';

/** Where the hash of each picture is kept, as `sha256sum --check` reads it. */
const sumsFile = 'SHA256SUMS';

/** SHA-256 of a file's content, in hexadecimal. */
function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Bytes that a picture may have: the largest have some million. */
const largestPicture = 2 ** 26;

function contentOf(file: string): Buffer | undefined {
  const content = readRegular(file, largestPicture, 'refuse');
  return content.state === 'read' ? content.bytes : undefined;
}

/** The folder of a run's pictures, and the hash of each: what was changed since it was drawn is not taken for drawn. */
export class FigureFiles {
  readonly #folder: string;
  readonly #sums: Map<string, string>;

  private constructor(folder: string, sums: Map<string, string>) {
    this.#folder = folder;
    this.#sums = sums;
  }

  /** Opens `<out>/figures`; a folder that is not there is one in which nothing is drawn. */
  static open(out: string): FigureFiles {
    const folder = path.join(out, 'figures');
    const text = contentOf(path.join(folder, sumsFile))?.toString('utf8') ?? '';
    const lines = text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm);
    return new FigureFiles(folder, new Map([...lines].map(([, sum, name]) => [name!, sum!])));
  }

  /** The hash that a file was written with. */
  sum(name: string): string | undefined {
    return this.#sums.get(name);
  }

  /** A file's content, where it is the one that was written. */
  read(name: string): Buffer | undefined {
    const content = contentOf(path.join(this.#folder, name));
    return content !== undefined && sha256(content) === this.#sums.get(name) ? content : undefined;
  }

  /** @throws Fail (exit 2) when the folder cannot be written */
  async write(name: string, content: string | Buffer): Promise<void> {
    await this.#write(name, content);
    this.#sums.set(name, sha256(content));
  }

  /** Writes the hashes, of every file that was ever drawn here. @throws Fail (exit 2) */
  async close(): Promise<void> {
    if (this.#sums.size === 0) return;
    const lines = [...this.#sums].sort(([one], [other]) => (one < other ? -1 : 1));
    await this.#write(sumsFile, lines.map(([name, sum]) => `${sum}  ${name}\n`).join(''));
  }

  async #write(name: string, content: string | Buffer): Promise<void> {
    try {
      await writeWhole(path.join(this.#folder, name), content);
    } catch (error) {
      throw folderFail(this.#folder, error);
    }
  }
}
