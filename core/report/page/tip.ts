import type { TooltipHandler } from 'vega';
import { makeElement } from './make-element.ts';

/** Pixels between the pointer and the note beside it. */
const gap = 14;
const tip = makeElement('div', { class: 'tip', role: 'status', hidden: '' });

function linesOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, text]) => `${name}: ${String(text)}`)
    .join('\n');
}

/** Shows the values of the mark under the pointer beside it; hides them where there is none. */
export const showTip: TooltipHandler = (_handler, event: MouseEvent, _item, value: unknown) => {
  if (value === null || value === undefined || value === '') {
    tip.hidden = true;
    return;
  }
  if (!tip.isConnected) document.body.append(tip);
  tip.textContent = linesOf(value);
  tip.hidden = false;
  const left = Math.min(event.clientX + gap, window.innerWidth - tip.offsetWidth - gap);
  const top = Math.min(event.clientY + gap, window.innerHeight - tip.offsetHeight - gap);
  tip.style.left = `${Math.max(0, left)}px`;
  tip.style.top = `${Math.max(0, top)}px`;
};
