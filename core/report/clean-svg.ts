import { trustedMarkup, type Markup } from './markup.ts';

/** What a drawn figure is made of; anything else is not drawn by us. */
const elements = new Set([
  ...['svg', 'g', 'path', 'rect', 'line', 'circle', 'polyline', 'text', 'tspan', 'image'],
  ...['defs', 'clipPath', 'linearGradient', 'stop', 'title', 'desc', 'metadata'],
]);

/** Attributes that can neither run nor load anything; `xlink:href` is looked at apart. */
const attributes = new RegExp(
  '^(?:id|class|role|xmlns(?::xlink)?|viewBox|version|preserveAspectRatio|display|' +
    'd|transform|points|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|offset|' +
    'fill|stroke|color|opacity|(?:fill|stroke)-[a-z]+|stop-(?:color|opacity)|clip-path|gradient(?:Units|Transform)|' +
    'font(?:-[a-z]+)?|text-anchor|dominant-baseline|pointer-events|aria-[a-z]+)$',
);
const picture = /^data:image\/png;base64,[A-Za-z0-9+/=]+$/;
const reference = /url\((?!#[\w-]+\))/;

/** One tag with quoted attributes, and the text after it. */
const tag = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>([^<>]*)/y;
const attribute = /([\w:-]+)="([^"]*)"/g;

/** Names that were found to be of `attributes`: a drawing has a dozen, and thousands of each. */
const harmlessNames = new Set<string>();

function isHarmlessName(name: string): boolean {
  if (harmlessNames.has(name)) return true;
  if (!attributes.test(name)) return false;
  harmlessNames.add(name);
  return true;
}

function isHarmless(given: string): boolean {
  for (const [, name, value] of given.matchAll(attribute)) {
    const isPicture = name === 'xlink:href' || name === 'href';
    if (isPicture ? !picture.test(value!) : !isHarmlessName(name!) || reference.test(value!)) return false;
  }
  return true;
}

/**
 * A drawn figure's SVG element as markup for a page, if it is one: whole, and made of shapes, letters and embedded PNG
 * images alone, so that nothing in it can run, load or link.
 *
 * @returns nothing for any other text: empty, cut short, or with a script, a style, a link or a handler in it
 */
export function cleanSvg(svg: string): Markup | undefined {
  const from = svg.indexOf('<svg');
  if (from < 0) return undefined;
  const open: string[] = [];
  tag.lastIndex = from;
  while (tag.lastIndex < svg.length) {
    const found = tag.exec(svg);
    if (found === null) return undefined;
    const [, closes, name, given, isEmpty] = found;
    if (closes === '/') {
      if (open.pop() !== name) return undefined;
    } else if (!elements.has(name!) || !isHarmless(given!)) return undefined;
    else if (isEmpty === '') open.push(name!);
    if (open.length === 0) break;
  }
  const isWhole = open.length === 0 && svg.slice(tag.lastIndex).trim() === '';
  return isWhole ? trustedMarkup(svg.slice(from).trim()) : undefined;
}
