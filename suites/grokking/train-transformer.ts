import { ensembleLayout } from '../../core/ensemble/ensemble-layout.ts';
import type { Trainer } from '../../core/suite.ts';
import type { TransformerMeasurements, TransformerParameters } from '../../schemas/grokking.d.ts';
import { activationBytes } from './activation-bytes.ts';
import { EnsembleTraining } from './ensemble-training.ts';
import { modularTable } from './modular-table.ts';
import { networkShape } from './network-shape.ts';

/**
 * Trains networks that learn one operation on sets of one size, side by side as far as the engine gains from it.
 *
 * @throws Fail (exit 2) for parameters that make no data set or no network
 */
export const trainTransformers: Trainer<TransformerParameters, TransformerMeasurements> = async function* (
  members,
  { engine, progress, spentOn },
) {
  const first = members[0];
  if (first === undefined) return;
  const table = modularTable(first.operation, first.prime);
  const shape = networkShape(first.prime, first.dimension, first.heads);
  const { stack } = ensembleLayout(engine, members.length, activationBytes(first));
  for (let start = 0; start < members.length; start += stack) {
    const training = new EnsembleTraining(engine, shape, table, members.slice(start, start + stack));
    try {
      yield* training.run(progress, (positions) => spentOn?.(positions.map((position) => start + position)));
    } finally {
      training.dispose();
    }
  }
};
