/**
 * A text as lines of at most `width` ≥ 2 characters, broken after a space or hyphen, or within a word that is
 * longer than a line. Joined again, the lines lack nothing but spaces at the breaks.
 */
export function wrapText(text: string, width: number): string[] {
  const lines = [''];
  for (const part of text.match(new RegExp(`[^ -]{0,${width - 1}}[ -]|[^ -]{1,${width}}`, 'gu')) ?? []) {
    const line = lines.at(-1)!;
    if (line !== '' && (line + part.trimEnd()).length > width) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  return lines.map((line) => line.trimEnd());
}
