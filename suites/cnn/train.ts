import { loadImageSet } from '../../core/data/load-image-set.ts';
import type { Checkpoint, TrainContext, Trained, Trainer, Trainers } from '../../core/suite.ts';
import type {
  FilterMeasurements,
  FilterParameters,
  GratingParameters,
  CnnExperiments,
} from '../../schemas/cnn.d.ts';
import { FilterTraining, type TrainingParameters } from './filter-training.ts';
import { drawGratings } from './gratings.ts';
import type { LabelledImages } from './image-batches.ts';
import { drawSubset } from './subset.ts';

/** Trains networks one after another, each on images of its own. */
function trainer<P extends TrainingParameters>(
  imagesFor: (parameters: P) => Promise<LabelledImages>,
): Trainer<P, FilterMeasurements> {
  return async function* (members, context) {
    for (const [member, parameters] of members.entries()) {
      const images = drawSubset(await imagesFor(parameters), parameters);
      yield await trainOne(parameters, images, context, context.checkpoint?.(member));
    }
  };
}

async function trainOne(
  parameters: TrainingParameters,
  images: LabelledImages,
  { engine, progress }: TrainContext,
  checkpoint: Checkpoint | undefined,
): Promise<Trained<FilterMeasurements>> {
  const training = new FilterTraining(engine, parameters, images);
  try {
    return await training.run((share) => progress(share), checkpoint);
  } finally {
    training.dispose();
  }
}

async function cifar10(): Promise<LabelledImages> {
  const { height, channels, classes, train, test } = await loadImageSet('cifar10');
  return { side: height, channels, classes, train, test };
}

function gratings({ side, trainImages, testImages, seed }: GratingParameters): Promise<LabelledImages> {
  return Promise.resolve(drawGratings(side, { train: trainImages, test: testImages }, seed));
}

export const trainers: Trainers<CnnExperiments> = {
  filters: trainer<FilterParameters>(cifar10),
  rates: trainer<FilterParameters>(cifar10),
  gratings: trainer<GratingParameters>(gratings),
};
