import { Error as errorsOnly, parse, View, type Item, type Loader } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type { Content } from './content.ts';
import { controlsFor, firstState, type State } from './controls.ts';
import { makeElement } from './make-element.ts';
import { showTip } from './tip.ts';

/** Loads nothing: all data are in the page. */
function refuse(): Promise<never> {
  return Promise.reject(new Error('nothing is loaded'));
}
const noLoader = { load: refuse, sanitize: refuse } as unknown as Loader;

/** The rows with the names of their columns, new ones each time: Vega writes into them. */
function dataOf({ rows: { columns, rows } }: Content): object[] {
  return rows.map((row) => Object.fromEntries(row.map((value, index) => [columns[index]!, value] as const)));
}

function specOf({ views, scales }: Content, { isLog }: State): Content['views'][string] {
  return views[scales.map(({ name }) => (isLog.get(name) === true ? '1' : '0')).join(',')]!;
}

async function draw(content: Content, state: State, stage: HTMLElement): Promise<View> {
  // Interpreted, since the page’s policy forbids code that is made of text.
  const runtime = parse(structuredClone(specOf(content, state)), undefined, { ast: true });
  const view = new View(runtime, {
    ...{ expr: expressionInterpreter, renderer: 'svg', container: stage, hover: true, loader: noLoader },
    ...{ logLevel: errorsOnly, tooltip: showTip },
  });
  view.data('rows', dataOf(content));
  for (const [signal, value] of state.signals) view.signal(signal, value);
  await view.runAsync();
  // The stage is the picture and has its name; Vega’s own roles inside it have none.
  stage.querySelector('svg')?.setAttribute('aria-hidden', 'true');
  return view;
}

/** Puts a clicked mark’s values into the controls of their names. */
function pick({ picks, controls }: Content, item: Item | null | undefined, place: HTMLElement): void {
  const datum = (item?.datum ?? {}) as Readonly<Record<string, unknown>>;
  if (picks.length === 0 || !picks.every((name) => name in datum)) return;
  for (const name of picks) {
    const select = place.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
    const options = controls.find(({ signal }) => signal === name)?.options ?? [];
    const index = options.findIndex(({ value }) => value === datum[name]);
    if (select === null || index < 0) continue;
    select.selectedIndex = index;
    select.dispatchEvent(new Event('change'));
  }
}

/** Makes an interactive figure in its place. */
export async function openExplorer(place: HTMLElement, content: Content): Promise<void> {
  const state = firstState(content);
  const stage = makeElement('div', { class: 'stage plate', role: 'img', 'aria-label': content.title });
  let view: View | undefined;
  const redraw = async (): Promise<void> => {
    view?.finalize();
    stage.replaceChildren();
    view = await draw(content, state, stage);
    view.addEventListener('click', (_event, item) => {
      pick(content, item, place);
    });
    place.dataset['ready'] = 'true';
  };
  const controls = controlsFor(content, state, (what) => {
    if (what === 'redraw') void redraw();
    else if (view !== undefined) {
      for (const [signal, value] of state.signals) view.signal(signal, value);
      void view.runAsync();
    }
  });
  place.append(makeElement('h4', {}, content.title), makeElement('p', {}, content.hint), controls, stage);
  await redraw();
}
