/**
 * Colours of a read-out's sign: purple for a > 0, green for a < 0, told apart by every common kind of colour
 * blindness, and not the colours of δ.
 */
export const signInk = {
  positive: '#7b3294',
  negative: '#0b7a3b',
  positivePale: '#e4d3ec',
  negativePale: '#cfe8d2',
} as const;
