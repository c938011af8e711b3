/** A thread of `drawOrders`: draws what it is sent, one figure at a time. */
import { parentPort } from 'node:worker_threads';
import { drawOrder, type PictureOrder } from './draw-order.ts';

parentPort!.on('message', (order: PictureOrder) => {
  void drawOrder(order).then((answer) => {
    parentPort!.postMessage(answer);
  });
});
