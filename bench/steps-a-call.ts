/**
 * Training steps to take in one call, as suites take many at a time. Chosen because what a call costs beside its steps is
 * then 2 % at most, on an engine that has them in a loop and on one that has not, and a call still short.
 */
export const stepsACall = 10;
