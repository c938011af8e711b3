/** What runs of the unchanged program with fresh seeds came to, as it was counted. */
export const freshRuns: readonly string[] = [
  'That is of the claims about medians and shares; a **worst case** over drawn seeds has no such control. Four runs with fresh seeds of',
  '`linear`, `balanced` and `rhm` (seeds from 1000, 1020, 1040 and 1060 on; 54 claims; 28 November 2026): no median or share was told of',
  'a change, two runs of four were of a regression, both by `linear/delay-by-shape` (0.12 and 0.29 where 0.1 is the margin), then a worst',
  'case over seeds. Its accepted seeds, ten of ten, leave room for three of ten to fail; at least two of the forty fresh ones do. Since',
  'then it and three others (`lazy-by-shape`, `delayed-rich-is-still-early`, `relu/lazy-at-large-scale`) are of the typical seed.',
];
