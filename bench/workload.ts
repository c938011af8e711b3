/** Networks side by side on an engine that can be told to take steps. */
export interface Workload {
  /** How many are trained side by side, by the engine's layout. */
  readonly members: number;
  /** Training steps that one call takes; one where left out. */
  readonly steps?: number;
  /** Takes them, or hands them to the device. */
  readonly step: () => void | Promise<void>;
  /** Waits for the device. */
  readonly finish: () => Promise<void>;
  readonly dispose: () => void;
}
