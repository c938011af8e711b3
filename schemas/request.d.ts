/* Written by "npm run schemas" from request.schema.json; do not edit. */

export type Suites = string[];
/**
 * What --where asked for, e.g. tau=1; absent: every cell of the profile.
 *
 * @minItems 1
 */
export type Where = string[];

/**
 * What a shard belongs to: the request of the whole run, without the shard. Lets what is merged be judged without being asked again what it is.
 */
export interface Request {
  schemaVersion: 1;
  profile: 'smoke' | 'quick' | 'paper';
  engine: string;
  /**
   * How training steps ran; absent: in a loop inside TensorFlow where the engine has it, with the bits of single steps.
   */
  compile?: 'xla' | 'none';
  suites: Suites;
  /**
   * What --seeds asked for, e.g. 5 or 100..115; absent: the profile's own seeds.
   */
  seeds?: string;
  where?: Where;
}
