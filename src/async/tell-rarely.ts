/** How much may be told: the first `burst` at once, and what follows in the same window by its number. */
type TellLimits = { burst: number; windowMs: number };

/**
 * Tells what happens often no more often than it is worth reading.
 * @param tell called at once with 1, or at the end of a window with how many were not told in it
 * @returns the function to call each time it happens
 */
export function tellRarely(tell: (count: number) => void, { burst, windowMs }: TellLimits): () => void {
  let happened = 0;
  const endWindow = () => {
    const untold = Math.max(0, happened - burst);
    happened = 0;
    if (untold === 0) return;
    tell(untold);
    beginWindow();
    happened = burst;
  };
  const beginWindow = () => void setTimeout(endWindow, windowMs).unref();
  return () => {
    if (happened++ === 0) beginWindow();
    if (happened <= burst) tell(1);
  };
}
