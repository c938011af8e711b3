/** A number as it stands in a label: at most `digits` significant digits, with a real minus sign. */
export function numberText(value: number, digits = 4): string {
  if (value === Infinity) return '∞';
  if (value === -Infinity) return '−∞';
  return String(Number(value.toPrecision(digits))).replace('-', '−');
}

/** The same with a plus sign before what is above zero, for labels in which the sign is the point. */
export function signedText(value: number, digits = 4): string {
  return value > 0 ? `+${numberText(value, digits)}` : numberText(value, digits);
}

/** "1 seed", "3 seeds". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
