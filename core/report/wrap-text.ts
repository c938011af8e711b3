/**
 * A text as lines of at most `width` characters, broken at spaces. A word that is longer than a line, such as a claim’s
 * name, stays whole on a line of its own, so that it can be copied.
 */
export function wrapText(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const line = lines.at(-1)!;
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text wrapped to `width`, its first line after `head` and the others as far in as `head` is long. */
export function hangingText(head: string, text: string, width: number): string {
  const indent = ' '.repeat(head.length);
  return wrapText(text, Math.max(1, width - head.length))
    .map((line, i) => (i === 0 ? head : indent) + line)
    .join('\n');
}
