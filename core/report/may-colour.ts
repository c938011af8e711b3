/** Whether a stream may be given colours: a terminal that can, unless NO_COLOR is set (https://no-color.org). */
export function mayColour(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
}
