import type { Run } from '../../schemas/run.d.ts';

/** What each profile is, as a clause. */
export const profileWords = {
  smoke: 'the smallest sizes, in seconds: it shows that the pipeline runs, and decides little',
  quick: 'a part of the paper’s grid, smaller networks and data, in minutes on a laptop',
  paper: 'the paper’s own protocol, in hours',
} as const satisfies Record<Run['profile'], string>;
