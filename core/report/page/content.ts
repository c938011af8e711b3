import type { Spec } from 'vega';

/** One value of several (`choice`), or any of several (`set`), handed to the signal of that name. */
export interface Control {
  readonly kind: 'choice' | 'set';
  readonly signal: string;
  readonly label: string;
  readonly options: readonly { readonly value: string | number; readonly label: string }[];
  readonly value: string | number | readonly (string | number)[];
}

/** What an interactive figure is drawn from, as the page holds it beside its place. */
export interface Content {
  readonly title: string;
  readonly hint: string;
  readonly controls: readonly Control[];
  readonly scales: readonly { readonly name: string; readonly label: string; readonly isLog: boolean }[];
  readonly picks: readonly string[];
  /** A Vega specification without data for each state of the scales: `1,0` is the first logarithmic, the second not. */
  readonly views: Readonly<Record<string, Spec>>;
  readonly rows: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | number)[])[];
  };
}
