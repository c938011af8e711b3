import { correctAvgPoolGrad } from '../../corrections/avg-pool-grad.ts';
import { correctReverseCumsum } from './cumsum.ts';
import { correctLongProducts } from './mat-mul.ts';

let registered = false;

/** Corrects the kernels of TensorFlow.js' WebGPU backend that are wrong in 4.22. Further calls do nothing. */
export function registerWebGpuKernels(): void {
  if (registered) return;
  registered = true;
  correctAvgPoolGrad('webgpu');
  correctReverseCumsum();
  correctLongProducts();
}
