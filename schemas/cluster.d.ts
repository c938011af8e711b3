/* Written by "npm run schemas" from cluster.schema.json; do not edit. */

export type Suites = string[];
/**
 * What --where asked for, e.g. tau=1; absent: every cell of the profile.
 *
 * @minItems 1
 */
export type Where = string[];

/**
 * How a run is cut into the tasks of a job array, and what was submitted of it. How far it is, is not in here: the store and the queue know.
 */
export interface ClusterPlan {
  schemaVersion: 1;
  /**
   * Name of its jobs in the queue; also what a node has to find in the folder to be sure that it is the same.
   */
  name: string;
  request: Request;
  /**
   * @minItems 1
   */
  tasks: ClusterTask[];
  settings: ClusterSettings;
  submissions: Submission[];
}
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
/**
 * The k-th shard, k its position counted from 1.
 */
export interface ClusterTask {
  cells: number;
  /**
   * How long it is expected to run.
   */
  seconds: number;
}
export interface ClusterSettings {
  timeLimitSeconds: number;
  /**
   * Cores of a task.
   */
  cpus: number;
  /**
   * Worker processes of a task; absent: one a device.
   */
  workers?: number;
  /**
   * A task that was submitted so often without one more result is given up.
   */
  tries: number;
  gres?: string;
  partition?: string;
  account?: string;
  /**
   * Tasks that may run at the same time.
   */
  atOnce?: number;
  modules: string[];
  container?: string;
  /**
   * Further options of sbatch, without the dashes.
   */
  sbatch: string[];
}
export interface Submission {
  /**
   * Slurm's number of the array.
   */
  job: string;
  tasks: SubmittedTask[];
}
export interface SubmittedTask {
  task: number;
  /**
   * Cells that it lacked then.
   */
  missing: number;
}
