import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine.ts';
import type { ConstantTensor, DataType } from './graph.ts';
import type { GraphBackend } from './graph-backend.ts';
import type { HostValues } from './record-calls.ts';

/** A tensor that a step uses beside its arguments: its own number is the same in every recording and variant. */
export interface HeldTensor {
  readonly index: number;
  readonly dtype: DataType;
  readonly tensor: Tensor;
  /** What JavaScript wrote into it within the step; nothing for a tensor from outside. */
  readonly number?: ConstantTensor;
}

/** What all variants of a step use beside their arguments, each once. Lives as long as the steps do. */
export class HeldTensors {
  readonly #engine: Engine;
  readonly #backend: GraphBackend;
  readonly #held: HeldTensor[] = [];
  readonly #byPlace = new Map<object, HeldTensor>();
  readonly #byValue = new Map<string, HeldTensor>();

  constructor(engine: Engine, backend: GraphBackend) {
    this.#engine = engine;
    this.#backend = backend;
  }

  get all(): readonly HeldTensor[] {
    return this.#held;
  }

  /** A tensor from outside the step: kept alive, whatever its owner does. */
  given({ dataId, shape, dtype }: TensorInfo, type: DataType): HeldTensor {
    const known = this.#byPlace.get(dataId);
    if (known !== undefined) return known;
    this.#backend.incRef(dataId);
    const held = this.#add(this.#engine.tf.engine().makeTensorFromTensorInfo({ dataId, shape, dtype }), type);
    this.#byPlace.set(dataId, held);
    return held;
  }

  /** What JavaScript made within a step. */
  number({ shape, dtype }: TensorInfo, values: HostValues, type: DataType): HeldTensor {
    const key = `${type} ${shape.join()} ${Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64')}`;
    const known = this.#byValue.get(key);
    if (known !== undefined) return known;
    const tensor = this.#engine.tf.tensor(values, shape, dtype);
    const held = this.#add(tensor, type, { dtype: type, shape, values });
    this.#byValue.set(key, held);
    return held;
  }

  dispose(): void {
    this.#engine.tf.dispose(this.#held.map(({ tensor }) => tensor));
  }

  #add(tensor: Tensor, dtype: DataType, number?: ConstantTensor): HeldTensor {
    this.#engine.tf.keep(tensor);
    const held = { index: this.#held.length, dtype, tensor, ...(number === undefined ? {} : { number }) };
    this.#held.push(held);
    return held;
  }
}
