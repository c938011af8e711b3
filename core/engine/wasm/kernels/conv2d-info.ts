import { backend_util, type NamedAttrMap } from '@tensorflow/tfjs-core';

/** Sizes of a 2-D convolution, NHWC. */
export type Conv2DInfo = backend_util.Conv2DInfo;

type Padding = Parameters<typeof backend_util.computeConv2DInfo>[4];
type Rounding = Parameters<typeof backend_util.computeConv2DInfo>[5];

/** The sizes that the attributes of a convolution's gradient kernel mean; dilation is always 1 there. */
export function conv2DInfo(
  inputShape: readonly number[],
  filterShape: readonly number[],
  attrs: NamedAttrMap,
): Conv2DInfo {
  const { strides, pad, dimRoundingMode, dataFormat } = attrs;
  if (dataFormat !== undefined && dataFormat !== 'NHWC') {
    throw new Error(`gradient of conv2d on wasm: dataFormat ${JSON.stringify(dataFormat)}, expected NHWC`);
  }
  return backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    strides as [number, number],
    1,
    pad as Padding,
    dimRoundingMode as Rounding,
  );
}
