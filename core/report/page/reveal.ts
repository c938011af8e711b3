/** Opens what the address’s fragment leads to, where it stands in folded parts. */
function reveal(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target === null) return;
  let wasClosed = false;
  for (
    let fold = target.closest('details');
    fold !== null;
    fold = fold.parentElement?.closest('details') ?? null
  ) {
    wasClosed ||= !fold.open;
    fold.open = true;
  }
  if (wasClosed) target.scrollIntoView();
}

/** Follows fragments into folded parts, and opens all parts for print. */
export function wireReveal(): void {
  reveal();
  window.addEventListener('hashchange', reveal);
  let closed: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const fold of closed) fold.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const fold of closed) fold.open = false;
  });
}
