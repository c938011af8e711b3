/** What runs of the unchanged program with fresh seeds came to, as it was counted. */
export const freshRuns: readonly string[] = ['Runs with fresh seeds: being counted.'];
