import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');

/** A document of the project that people read. */
export interface Document {
  /** Relative to the repository, with slashes. */
  readonly file: string;
  readonly text: string;
}

/** Every Markdown document: those of the root, of docs/ and its folders, of the suites and baselines. */
export function documents(): Document[] {
  const below = (folder: string, depth: number): string[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return depth > 0 ? below(name, depth - 1) : [];
      return name.endsWith('.md') ? [name] : [];
    });
  return [...below('.', 0), ...below('docs', 2), ...below('suites', 1), ...below('baselines', 2)].map(
    (file) => ({
      file,
      text: readFileSync(path.join(root, file), 'utf8'),
    }),
  );
}

/** A command of ours as a document has it. */
export interface WrittenCommand {
  readonly file: string;
  /** As written, on one line. */
  readonly line: string;
  /** The script of package.json. */
  readonly script: string;
  /** Long options behind npm’s `--`. */
  readonly options: readonly string[];
  readonly isFenced: boolean;
}

const command =
  /^(?:[A-Z_]+=\S+ )*npm (?:(?:--silent|-s) )?(?:run (?:--silent |-s )?([a-z][a-z:-]*)|(test))\b(.*)$/;

function commandOf(file: string, line: string, isFenced: boolean): WrittenCommand | undefined {
  // A comment or an explanation stands two spaces or more behind the command.
  const [, script, test, rest = ''] =
    command.exec(
      line
        .trim()
        .replace(/\s{2,}.*$/, '')
        .replace(/\s#.*$/, ''),
    ) ?? [];
  const name = script ?? test;
  if (name === undefined) return undefined;
  const behind = rest.replaceAll(/[[\]]/g, ' ').split(' -- ')[1] ?? '';
  return {
    file,
    line: line.trim(),
    script: name,
    options: behind.match(/(?<=^|\s)--[a-z][a-z-]*/g) ?? [],
    isFenced,
  };
}

/** Lines of fences; a line that begins with an option goes on with the command above it. */
function fencedCommands({ file, text }: Document): WrittenCommand[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].flatMap(([, language = '', body = '']) => {
    if (!['', 'sh'].includes(language)) return [];
    let last: WrittenCommand | undefined;
    return body
      .replaceAll('\\\n', ' ')
      .split('\n')
      .flatMap((line) => {
        const parts = line.split(/ && | \|\| /);
        const found = parts.flatMap((part) => commandOf(file, part, true) ?? []);
        if (found.length > 0) last = found.at(-1);
        else if (/^ {2,}--/.test(line) && last !== undefined) {
          const options =
            line.split(/ {3,}(?!--)/)[1] === undefined
              ? line
              : line.slice(0, line.search(/\S {3,}(?!--)/) + 1);
          return [
            { ...last, line: `${last.line} ${line.trim()}`, options: options.match(/--[a-z][a-z-]*/g) ?? [] },
          ];
        }
        return found;
      });
  });
}

/** Every command of ours that a document names, in fences and in running text. */
export function writtenCommands(document: Document): WrittenCommand[] {
  const outside = document.text.replace(/^```[\s\S]*?^```/gm, '');
  const inline = [...outside.matchAll(/`(npm [^`]+)`/g)].flatMap(
    ([, line = '']) => commandOf(document.file, line.replace(/\s+/g, ' '), false) ?? [],
  );
  return [...fencedCommands(document), ...inline];
}

/** A link to a place in this repository. */
export interface WrittenLink {
  readonly file: string;
  /** Relative to the repository. */
  readonly target: string;
  readonly anchor: string | undefined;
}

/** Links of a document but those that leave the repository. */
export function writtenLinks({ file, text }: Document): WrittenLink[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)|<img[^>]*src="([^"]+)"/g)].flatMap(([, link, image]) => {
    const href = link ?? image!;
    if (/^[a-z]+:/.test(href)) return [];
    const [place = '', anchor] = href.split('#');
    const target =
      place === '' ? file : path.posix.normalize(path.posix.join(path.posix.dirname(file), place));
    return [{ file, target, anchor }];
  });
}

/** The anchors of a document’s headings, as GitHub makes them. */
export function anchors(text: string): Set<string> {
  const seen = new Map<string, number>();
  const all = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} +(.+)$/gm)].map(
    ([, title = '']) => {
      const slug = title
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
        .replaceAll(' ', '-');
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      return times === 0 ? slug : `${slug}-${times}`;
    },
  );
  return new Set(all);
}
