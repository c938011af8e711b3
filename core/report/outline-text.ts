import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';

const require = createRequire(import.meta.url);
const files = { normal: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' } as const;
type Weight = keyof typeof files;
const opened = new Map<Weight, Font>();

function fontOf(weight: Weight): Font {
  let font = opened.get(weight);
  if (font === undefined) {
    font = openSync(require.resolve(`dejavu-fonts-ttf/ttf/${files[weight]}`)) as Font;
    opened.set(weight, font);
  }
  return font;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Glyphs that a picture uses, each defined once under a name of its own. */
class Glyphs {
  readonly #prefix: string;
  readonly #paths = new Map<string, string>();

  constructor(figure: string) {
    this.#prefix = `${figure}-glyph`;
  }

  /** One line of text from its anchor, in units of the font, y upwards. */
  line(text: string, weight: Weight, anchor: string): string {
    const font = fontOf(weight);
    const { glyphs, positions, advanceWidth } = font.layout(text);
    let x = anchor === 'middle' ? -advanceWidth / 2 : anchor === 'end' ? -advanceWidth : 0;
    const uses: string[] = [];
    for (const [i, glyph] of glyphs.entries()) {
      if (glyph.id === 0) throw new Error(`the font has no letter for "${text}"`);
      const { xAdvance, xOffset } = positions[i]!;
      const name = `${this.#prefix}-${weight[0]!}${glyph.id}`;
      const path = this.#paths.get(name) ?? glyph.path.toSVG();
      if (path !== '') {
        this.#paths.set(name, path);
        uses.push(`<use xlink:href="#${name}" x="${Math.round(x + xOffset)}"/>`);
      }
      x += xAdvance;
    }
    return uses.join('');
  }

  definitions(): string {
    const paths = [...this.#paths].sort(([one], [other]) => (one < other ? -1 : 1));
    return `<defs>${paths.map(([name, d]) => `<path id="${name}" d="${d}"/>`).join('')}</defs>`;
  }
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
}

/** Lines of a text element with their distance below its first: one, or one for each tspan. */
function linesOf(content: string): { text: string; dy: number }[] {
  let dy = 0;
  const spans = [...content.matchAll(/<tspan([^>]*)>([^<]*)<\/tspan>/g)];
  if (spans.length === 0) return [{ text: content, dy }];
  return spans.map(([, attributes, text]) => {
    dy += Number(attribute(attributes!, 'dy') ?? 0);
    return { text: text!, dy };
  });
}

/**
 * A drawing of `renderSvg` with each letter as an outline, so that it is the same picture where the font is not: editors,
 * slides and converters for papers know nothing of a font's fallbacks. What a text said stays as its label.
 *
 * @param figure the figure's id; glyphs are named after it
 * @throws Error for a letter that the font lacks
 */
export function outlineText(svg: string, figure: string): string {
  const glyphs = new Glyphs(figure);
  const outlined = svg.replace(
    /<text\b([^>]*)>((?:[^<]|<\/?tspan[^>]*>)*)<\/text>/g,
    (_, attributes: string, content: string) => {
      const size = parseFloat(attribute(attributes, 'font-size') ?? '11');
      const weight = attribute(attributes, 'font-weight') === 'bold' ? 'bold' : 'normal';
      const scale = Number((size / fontOf(weight).unitsPerEm).toPrecision(6));
      const anchor = attribute(attributes, 'text-anchor') ?? 'start';
      const lines = linesOf(content).map(({ text, dy }) => {
        const plain = text.replace(/&(\w+);/g, (entity, name: string) => entities[name] ?? entity).trim();
        const place = dy === 0 ? '' : `translate(0,${dy}) `;
        return `<g transform="${place}scale(${scale},${-scale})">${glyphs.line(plain, weight, anchor)}</g>`;
      });
      const kept = attributes.replace(/ (?:font-[a-z]+|text-anchor)="[^"]*"/g, '');
      const label = content
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('"', '&quot;')
        .trim();
      return `<g${kept} aria-label="${label}">${lines.join('')}</g>`;
    },
  );
  return outlined.replace(/<svg\b[^>]*>/, (open) => `${open}${glyphs.definitions()}`);
}
