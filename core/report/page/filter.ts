/** Wires the form that filters the table of all claims. */
export function wireFilter(): void {
  const form = document.querySelector<HTMLFormElement>('#filter');
  const table = document.querySelector<HTMLDetailsElement>('#all-claims');
  const found = document.querySelector('#found');
  if (form === null || table === null || found === null) return;
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  form.hidden = false;
  const apply = (): void => {
    const wanted = new FormData(form);
    const field = (name: string): string => (wanted.get(name) as string | null) ?? '';
    const words = field('text').toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const isWanted =
        words.every((word) => text.includes(word)) &&
        ['kind', 'verdict', 'agreement'].every(
          (name) => field(name) === '' || row.dataset[name] === field(name),
        );
      row.hidden = !isWanted;
      if (isWanted) shown += 1;
    }
    found.textContent = `${shown} of ${rows.length} claims`;
    table.open = true;
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
}
