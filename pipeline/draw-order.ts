import type { PictureNote } from '../core/report/picture-note.ts';
import type { Spec } from '../figures/shared/figure.ts';
import type { DrawOptions } from './draw-options.ts';
import { drawPictures, type Contents } from './figure-pictures.ts';

/** A figure whose pictures are to be drawn; nothing in it but plain values, so that any thread can draw it. */
export interface PictureOrder {
  readonly id: string;
  readonly spec: Spec;
  readonly note: PictureNote;
  readonly options: DrawOptions;
}

export type PictureAnswer =
  | { readonly state: 'drawn'; readonly contents: Contents }
  | { readonly state: 'failed'; readonly reason: string };

/** Draws one figure's pictures in this thread. */
export async function drawOrder({ id, spec, note, options }: PictureOrder): Promise<PictureAnswer> {
  try {
    return { state: 'drawn', contents: await drawPictures(id, spec, note, options) };
  } catch (error) {
    return { state: 'failed', reason: (error as Error).message };
  }
}
