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

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Ten to a whole power: 10⁴, 10⁻¹³. */
export function powerText(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => raised[Number(digit)]!);
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** A size of error in two digits: 3.3·10⁻¹³. */
export function errorText(value: number): string {
  if (value === 0) return '0';
  const [digits, exponent] = value.toExponential(1).split('e');
  return `${digits!}·${powerText(Number(exponent))}`;
}
