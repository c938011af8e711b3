/** The script of a report: folded parts follow fragments, the contents mark what is read, claims are filtered, figures answer. */
import { wireCurrent } from './current.ts';
import type { Content } from './content.ts';
import { openExplorer } from './explorer.ts';
import { wireFilter } from './filter.ts';
import { wireReveal } from './reveal.ts';

/** Makes an interactive figure once its place comes near the window. */
function wireExplorers(): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        const content = document.getElementById(`${target.id}-content`)?.textContent ?? '{}';
        void openExplorer(target as HTMLElement, JSON.parse(content) as Content);
      }
    },
    { rootMargin: '600px' },
  );
  for (const place of document.querySelectorAll<HTMLElement>('.explorer')) {
    place.hidden = false;
    observer.observe(place);
  }
}

wireReveal();
wireCurrent();
wireFilter();
wireExplorers();
