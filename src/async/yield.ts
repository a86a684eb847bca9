const waiting: (() => void)[] = [];

/**
 * A turn of the event loop of one's own: of all who ask, one goes on in each turn. So long works that
 * pause every few milliseconds hold nothing up together either.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(goOn);
  });
}

function goOn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(goOn);
}
