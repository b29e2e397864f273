import type { BodyArea } from '@unknot/core';

/**
 * A back, seen from behind, in a box of 320 by 384. Each shape is the left one of two and ends at the spine, at 160;
 * the right one is its mirror image. Left is left for whoever reads, too: it is a body, not a text.
 */
export const BOX = { width: 320, height: 384 } as const;

/** Head and arms: they say what the rest is, and nothing can be chosen of them. */
export const HEAD =
  'M160 4C139 4 127 20 128 41C129 55 135 66 143 72L142 84H178L177 72C185 66 191 55 192 41C193 20 181 4 160 4Z';
export const ARM =
  'M41 172C34 200 31 232 22 268C18 286 24 296 35 296C46 296 51 288 54 274C60 240 72 212 84 184Z';

export interface Shape {
  readonly path: string;
  /** Where its mark is. */
  readonly mark: readonly [x: number, y: number];
}

/** They touch, so that no tap falls between two; a line in the colour of the ground parts them. */
export const SHAPES: Readonly<Record<BodyArea, Shape>> = {
  neck: { path: 'M160 80H142C142 94 136 104 114 111C124 122 140 129 160 130Z', mark: [146, 110] },
  shoulders: {
    path: 'M114 111C94 116 70 117 56 130C44 142 40 158 39 178C50 188 66 192 84 190C88 174 112 162 160 162V130C140 129 124 122 114 111Z',
    mark: [86, 146],
  },
  'upper-back': {
    path: 'M160 162C112 162 88 174 84 190C86 200 89 210 91 219C112 226 136 228 160 227Z',
    mark: [122, 196],
  },
  'middle-back': {
    path: 'M160 227C136 228 112 226 91 219C95 238 99 254 100 270C118 277 140 279 160 278Z',
    mark: [128, 251],
  },
  'lower-back': {
    path: 'M160 278C140 279 118 277 100 270C101 288 97 302 90 318C108 326 134 329 160 328Z',
    mark: [127, 302],
  },
  hips: {
    path: 'M160 328C134 329 108 326 90 318C80 336 75 352 76 372C92 380 112 383 132 382C146 381 156 376 160 366Z',
    mark: [118, 354],
  },
};
