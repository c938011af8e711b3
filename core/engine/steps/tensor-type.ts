import type { DataType as Name } from '@tensorflow/tfjs-core';
import { dataType, type DataType } from './graph.ts';

/** TensorFlow's type for what TensorFlow.js calls so; nothing for a type that steps do not have. */
export function tensorType(name: Name): DataType | undefined {
  return name === 'float32' || name === 'int32' || name === 'bool' ? dataType[name] : undefined;
}
