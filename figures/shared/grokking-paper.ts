/** A node of the paper's Fig. 12, digitised. */
export interface PaperNode {
  readonly tau: number;
  readonly alpha: number;
  /** Mean over five seeds in the paper's steps; null where only the band is known. */
  readonly value: number | null;
  readonly band: readonly [number, number];
}

export interface PaperGrid {
  readonly trained: readonly PaperNode[];
  readonly grokked: readonly PaperNode[];
}

/** The paper's grid, or null where the file is not at hand. α is the one of the text: 0.3 and 3, not 0.316 and 3.16. */
export function paperGrid(paper: (file: string) => unknown): PaperGrid | null {
  const file = paper('grokking_grid.json') as Record<
    'trained' | 'grokked',
    (PaperNode & { alpha_in_text: number })[]
  > | null;
  if (file === null) return null;
  const nodes = (panel: 'trained' | 'grokked'): PaperNode[] =>
    file[panel].map(({ tau, alpha_in_text: alpha, value, band }) => ({ tau, alpha, value, band }));
  return { trained: nodes('trained'), grokked: nodes('grokked') };
}

/** A node's steps: its mean, or the middle of its band. */
export function nodeSteps({ value, band }: PaperNode): number {
  return value ?? (band[0] + band[1]) / 2;
}
