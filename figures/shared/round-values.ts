/** Values 1, 2 and 5 times a power of ten within a range. */
export function roundValues(from: number, to: number): number[] {
  const decades = Array.from({ length: 25 }, (_, i) => i - 12);
  return decades
    .flatMap((decade) => [1, 2, 5].map((digit) => Number(`${digit}e${decade}`)))
    .filter((value) => value >= from && value <= to);
}
