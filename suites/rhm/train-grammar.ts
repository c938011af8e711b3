import { RandomStream } from '../../core/numerics/random-stream.ts';
import { refuseParameter } from '../../core/refuse-parameter.ts';
import type { Trainer } from '../../core/suite.ts';
import type { GrammarMeasurements, GrammarParameters } from '../../schemas/rhm.d.ts';
import { drawGrammar, exchangeSynonym, writeString } from './grammar.ts';
import { stringCount, stringLength } from './grammar-sizes.ts';
import { Parser } from './parse.ts';

/** Strings that are checked one by one, each remembered. */
const mostChecked = 2 ** 21;

/** Checks the whole data set of each grammar. Exact: nothing is estimated but by exchanges at random places. */
export const trainGrammar: Trainer<GrammarParameters, GrammarMeasurements> = async function* (members) {
  for (const parameters of members) {
    // Lets the messages of a worker through between cells.
    await Promise.resolve();
    yield { state: 'completed', measurements: check(parameters) };
  }
};

function check(parameters: GrammarParameters): GrammarMeasurements {
  const grammar = drawGrammar(parameters, parameters.seed);
  const strings = stringCount(parameters);
  if (strings > mostChecked) {
    const expected = `at most ${mostChecked}, which are checked one by one`;
    refuseParameter('rhm', 'm', `a grammar of ${strings} strings`, expected, 'Lower "m", "L" or "s".');
  }
  const parser = new Parser(grammar);
  const symbols = new Uint8Array(stringLength(parameters));
  const seen = new Set<string>();
  const perClass = Array.from({ length: parameters.classes }, () => 0);
  let wrongLabels = 0;
  for (let index = 0; index < strings; index++) {
    const label = writeString(grammar, index, symbols);
    seen.add(String.fromCharCode(...symbols));
    perClass[label]!++;
    if (parser.label(symbols) !== label) wrongLabels++;
  }
  const stream = new RandomStream('rhm/exchanges', parameters.seed);
  let changedLabels = 0;
  for (let i = 0; i < parameters.exchanges; i++) {
    const label = writeString(grammar, stream.integer(0, strings - 1), symbols);
    const exchanged = exchangeSynonym(grammar, parser.parse(symbols)!, stream);
    if (parser.label(exchanged) !== label) changedLabels++;
  }
  return {
    strings,
    distinctStrings: seen.size,
    fewestPerClass: Math.min(...perClass),
    mostPerClass: Math.max(...perClass),
    wrongLabels,
    changedLabels,
  };
}
