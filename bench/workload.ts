/** Networks side by side on an engine that can be told to take a step. */
export interface Workload {
  /** How many are trained side by side, by the engine's layout. */
  readonly members: number;
  readonly step: () => void | Promise<void>;
  /** Waits for the device. */
  readonly finish: () => Promise<void>;
  readonly dispose: () => void;
}
