import { crc32 } from 'node:zlib';
import type { PictureNote } from './picture-note.ts';

/** Length of a PNG's signature and its first chunk, IHDR. */
const headEnd = 8 + 25;
const metresPerInch = 0.0254;

/** One chunk of a PNG: length, type, data, check. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** International text: keyword, uncompressed, no language. */
function text(keyword: string, value: string): Buffer {
  return chunk(
    'iTXt',
    Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(value, 'utf8')]),
  );
}

/** A PNG with its note as iTXt chunks and its resolution, `scale` pixels for each of 96 to the inch. */
export function noteInPng(png: Buffer, note: PictureNote, scale: number): Buffer {
  const density = Buffer.alloc(9);
  const perMetre = Math.round((96 * scale) / metresPerInch);
  density.writeUInt32BE(perMetre, 0);
  density.writeUInt32BE(perMetre, 4);
  density.writeUInt8(1, 8);
  return Buffer.concat([
    png.subarray(0, headEnd),
    chunk('pHYs', density),
    text('Title', note.title),
    text('Description', note.description),
    text('Provenance', note.provenance),
    ...(note.date === undefined ? [] : [text('Creation Time', note.date)]),
    png.subarray(headEnd),
  ]);
}
