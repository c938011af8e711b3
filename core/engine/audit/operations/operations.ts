import type { Operation } from '../operation.ts';
import { arrangements } from './arrangement.ts';
import { binaryOperations, choices } from './binary.ts';
import { convolutions } from './convolution.ts';
import { indexing } from './indexing.ts';
import { hazards, products } from './products.ts';
import { reductions } from './reductions.ts';
import { unaryOperations } from './unary.ts';

const declared = {
  ...products,
  ...unaryOperations,
  ...binaryOperations,
  ...choices,
  ...reductions,
  ...arrangements,
  ...indexing,
  ...convolutions,
  ...hazards,
};

/** TensorFlow.js operations, with the attributes that make a difference, that the audit knows. */
export type OperationName = keyof typeof declared;

/** What a suite may need of an engine: an operation, or its gradient. */
export type OperationUse = OperationName | `gradient of ${OperationName}`;

/** Every operation that suites use, by name. A suite that needs another one adds it here with its reference. */
export const operations: Readonly<Record<OperationName, Operation>> = declared;
