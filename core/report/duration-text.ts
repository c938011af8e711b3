/** Seconds as people say them: `45 s`, `3 min 31 s`, `2 h 5 min`. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Milliseconds with the unit that keeps them readable, three digits: `1.23 ms`, `45.6 µs`. */
export function shortDurationText(milliseconds: number): string {
  const units = [
    [1e3, 's'],
    [1, 'ms'],
    [1e-3, 'µs'],
  ] as const;
  const [size, unit] = units.find(([least]) => milliseconds >= least) ?? [1e-6, 'ns'];
  return `${(milliseconds / size).toPrecision(3)} ${unit}`;
}
