/** Colours of the page in the dark, as in report.css: what white and black become. */
const paper = [27, 30, 35] as const;
const ink = [233, 231, 226] as const;
/** Least contrast of a line to the page (WCAG 2.2, 1.4.11). */
const leastContrast = 3;

type Rgb = readonly [number, number, number];

const named: Readonly<Record<string, Rgb>> = { white: [255, 255, 255], black: [0, 0, 0] };

function parsed(colour: string): Rgb {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  const digits = short?.slice(1).map((digit) => digit + digit) ?? long?.slice(1);
  return (digits?.map((pair) => Number.parseInt(pair, 16)) as Rgb | undefined) ?? named[colour]!;
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, WCAG 2.2: from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((part, index) => Math.round(part + (to[index]! - part) * share)) as unknown as Rgb;
}

/** Greys swap ends; colours that would sink into the dark are lightened until they stand out; others stay. */
function inTheDark(colour: Rgb): Rgb {
  if (Math.max(...colour) - Math.min(...colour) <= 14) return mixed(ink, paper, luminance(colour) ** 0.6);
  let lightened = colour;
  for (let share = 0; contrast(lightened, paper) < leastContrast; share += 0.05) {
    lightened = mixed(colour, [255, 255, 255], share);
  }
  return lightened;
}

function written(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** White letters stand on a coloured ground, since the other ground is white: they stay. */
function exceptLetters(property: string, colour: string): string {
  return property === 'fill' && parsed(colour).every((part) => part === 255) ? ':not(text)' : '';
}

/** Fills and strokes of drawings, and colours in specifications, which may become either: each once. */
function coloursIn(
  svgs: readonly string[],
  specifications: readonly string[],
): (readonly [string, string])[] {
  const hex = '#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|white|black';
  const drawn = svgs.flatMap((svg) => svg.match(new RegExp(`\\b(?:fill|stroke)="(?:${hex})"`, 'g')) ?? []);
  const specified = specifications.flatMap((text) => text.match(new RegExp(`"(?:${hex})"`, 'g')) ?? []);
  const either = [...new Set(specified)].flatMap((colour) => [`fill=${colour}`, `stroke=${colour}`]);
  return [...new Set([...drawn, ...either])].map((found) => {
    const [property, colour] = found.slice(0, -1).split('="') as [string, string];
    return [property, colour] as const;
  });
}

/**
 * Style rules that give drawn figures colours for a dark page. Only colours that are written as names or in hexadecimal
 * change: greys, and those of lines and classes. A continuous scale writes `rgb(…)` and keeps its colours beside its key.
 *
 * @param svgs drawn figures
 * @param specifications JSON of figures that are drawn in the page
 */
export function darkColours(svgs: readonly string[], specifications: readonly string[] = []): string {
  const rules = new Map<string, string>();
  for (const [property, colour] of coloursIn(svgs, specifications)) {
    const dark = written(inTheDark(parsed(colour)));
    if (dark !== colour)
      rules.set(
        `${property} ${colour}`,
        `  .plate [${property}='${colour}']${exceptLetters(property, colour)} { ${property}: ${dark}; }\n`,
      );
  }
  if (rules.size === 0) return '';
  return `\n@media screen and (prefers-color-scheme: dark) {\n${[...rules.values()].sort().join('')}}\n`;
}
