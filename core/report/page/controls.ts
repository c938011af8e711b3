import type { Content, Control } from './content.ts';
import { makeElement } from './make-element.ts';

/** Values by signal, and the state of each scale. */
export interface State {
  readonly signals: Map<string, unknown>;
  readonly isLog: Map<string, boolean>;
}

/** The controls’ state at first. */
export function firstState({ controls, scales }: Content): State {
  return {
    signals: new Map(controls.map(({ signal, value }) => [signal, value])),
    isLog: new Map(scales.map(({ name, isLog }) => [name, isLog])),
  };
}

function choice({ signal, label, options, value }: Control, changed: (value: unknown) => void): HTMLElement {
  const select = makeElement('select', { name: signal });
  for (const option of options) {
    const line = makeElement('option', { value: String(option.value) }, option.label);
    line.selected = option.value === value;
    select.append(line);
  }
  select.addEventListener('change', () => {
    changed(options[select.selectedIndex]?.value);
  });
  return makeElement('label', {}, `${label} `, select);
}

function tick(label: string, isOn: boolean, changed: (isOn: boolean) => void): HTMLElement {
  const box = makeElement('input', { type: 'checkbox' });
  box.checked = isOn;
  box.addEventListener('change', () => {
    changed(box.checked);
  });
  return makeElement('label', {}, box, ` ${label}`);
}

function set({ label, options, value }: Control, changed: (value: unknown) => void): HTMLElement {
  const shown = new Set(value as readonly (string | number)[]);
  const boxes = options.map((option) =>
    tick(option.label, shown.has(option.value), (isOn) => {
      if (isOn) shown.add(option.value);
      else shown.delete(option.value);
      changed([...shown]);
    }),
  );
  return makeElement('fieldset', {}, makeElement('legend', {}, label), ...boxes);
}

/**
 * The controls of an interactive figure, as the browser’s own, so that keyboards and screen readers know them.
 * @param changed what to do once the state has changed; `redraw` where a scale has
 */
export function controlsFor(
  { controls, scales }: Content,
  state: State,
  changed: (what: 'signals' | 'redraw') => void,
): HTMLElement {
  const made = controls.map((control) =>
    (control.kind === 'choice' ? choice : set)(control, (value) => {
      state.signals.set(control.signal, value);
      changed('signals');
    }),
  );
  const ticks = scales.map(({ name, label, isLog }) =>
    tick(label, isLog, (isOn) => {
      state.isLog.set(name, isOn);
      changed('redraw');
    }),
  );
  return makeElement('div', { class: 'controls' }, ...made, ...ticks);
}
