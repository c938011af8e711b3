/**
 * The lines of a table in GitHub-flavoured Markdown: the head, the rule below it, the rows. Cells stand as they are; text
 * that is not Markdown is to be escaped before.
 */
export function markdownRows(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
