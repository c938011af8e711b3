/** Lets what waits come through: messages, timers, Ctrl-C. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
