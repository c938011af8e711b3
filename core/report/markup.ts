const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };

// What XML 1.0 has no way to write, not even escaped: most control characters, half a surrogate pair, U+FFFE, U+FFFF.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Text that stands for itself in XML and HTML, between tags and in quoted attributes: markup characters
 * escaped, what XML cannot hold replaced by U+FFFD.
 */
export function escapeMarkup(text: string): string {
  return text.replace(unwritable, '\ufffd').replace(/[&<>"']/g, (character) => `&${names[character]!};`);
}

/** Markup that was built from escaped parts. Only {@link markup} and {@link trustedMarkup} make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Part = string | number | Markup | readonly Part[];

/** Characters from which texts are kept in pieces until all is written out: joining copies them at each level of a page. */
const long = 2 ** 16;

function joined(texts: readonly string[]): string {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return length < long ? texts.join('') : texts.reduce((all, text) => all + text, '');
}

function written(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escapeMarkup(part);
  if (typeof part === 'number') return String(part);
  return joined(part.map(written));
}

/**
 * Template tag for XML and HTML: what is filled in is escaped unless it is Markup itself, lists are joined. So no
 * text gets in unescaped by being forgotten.
 */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const texts = literals.map((literal, index) => {
    const part = parts[index];
    return part === undefined ? literal : literal + written(part);
  });
  return new Markup(joined(texts));
}

/** Text that already is markup, of our own making: a drawn figure, a style sheet. */
export function trustedMarkup(text: string): Markup {
  return new Markup(text);
}

/** No markup: what a template shows where something is absent. */
export const noMarkup = new Markup('');
