/* Written by "npm run schemas" from engine-stamp.schema.json; do not edit. */

/**
 * What `npm run setup:tensorflow` leaves in a folder it has finished and verified: what was linked with what. A folder without it is not used.
 */
export interface EngineStamp {
  schemaVersion: 1;
  /**
   * For which device the libraries were built.
   */
  kind: 'cpu' | 'gpu';
  /**
   * What the loaded library says of itself, e.g. 2.21.0.
   */
  tensorflow: string;
  /**
   * Version of @tensorflow/tfjs-node-gpu whose binding was built.
   */
  tfjsNode: string;
  /**
   * Operating system and architecture, e.g. linux-x64.
   */
  platform: string;
  /**
   * The C library at set-up, e.g. glibc 2.36.
   */
  libc: string;
  /**
   * Node-API version that the addon asks for.
   */
  napi: number;
  /**
   * Node.js that the addon was built and verified with.
   */
  node: string;
  /**
   * That Node's own ABI number; the addon uses Node-API alone, so another one runs it too.
   */
  modulesAbi: string;
  /**
   * @minItems 1
   */
  wheels: StampedWheel[];
  /**
   * Everything the engine loads.
   *
   * @minItems 1
   */
  files: StampedFile[];
}
export interface StampedWheel {
  file: string;
  sha256: string;
  /**
   * Whether the hash is the one this project pins.
   */
  pinned: boolean;
}
export interface StampedFile {
  /**
   * Below the folder.
   */
  path: string;
  bytes: number;
}
