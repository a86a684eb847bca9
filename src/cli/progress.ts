/** How far a piece of work is: its `share` from 0 to 1, and how many of its things are done. */
export type WorkProgress = { share: number; count: number };

/** What is counted: "article", and "articles" for any other number than one. */
export type CountedUnit = [one: string, more: string];

const width = 30;
const drawDelayMs = 100;
/** Between two lines where there is no terminal, as in the log of a nightly job. */
const lineDelayMs = 10_000;
/** Before, a rate says little. */
const minRatedMs = 1_000;

const plain = (number: number): string => Math.floor(number).toLocaleString("en");

const percentOf = (share: number): number => Math.floor(shareOf(share) * 100);
const shareOf = (share: number): number => Math.min(1, Math.max(0, share));

/** A time as a clock shows it: 75 s as "1:15". */
function clockOf(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [first, ...rest] = parts[0] ? parts : parts.slice(1);
  return [first, ...rest.map((part) => String(part).padStart(2, "0"))].join(":");
}

/** What is done; after a second also how fast, and how long the rest takes at that pace. */
function countsOf({ share, count }: WorkProgress, [one, more]: CountedUnit, elapsedMs: number): string {
  const done = `${plain(count)} ${Math.floor(count) === 1 ? one : more}`;
  if (elapsedMs < minRatedMs || share <= 0) return done;
  const rate = (count * 1_000) / elapsedMs;
  const restMs = (elapsedMs * (1 - shareOf(share))) / share;
  return `${done}, ${rate < 10 ? rate.toFixed(1) : plain(rate)} a second, ${clockOf(restMs)} left`;
}

/** The progress as a bar and its counts; `elapsedMs` since the work began, 0 where that is not known. */
export function progressLine(progress: WorkProgress, unit: CountedUnit, elapsedMs = 0): string {
  const full = Math.round(shareOf(progress.share) * width);
  const percent = String(percentOf(progress.share)).padStart(3);
  const bar = `${"█".repeat(full)}${"░".repeat(width - full)}`;
  return `${bar} ${percent} %  ${countsOf(progress, unit, elapsedMs)}`;
}

/** Where progress is shown: a terminal, or something that takes lines. */
export type ProgressOutput = { isTTY?: boolean; write(text: string): unknown };

/**
 * Shows how far a piece of work is, which begins now: in a terminal by a bar that is redrawn in place and that
 * `clear` removes, elsewhere by a line now and then.
 * @param now in ms
 */
export function createProgress(
  unit: CountedUnit,
  output: ProgressOutput = process.stderr,
  now: () => number = () => performance.now(),
) {
  const begun = now();
  let shown = output.isTTY ? Number.NEGATIVE_INFINITY : begun;
  let isDrawn = false;
  return {
    show(progress: WorkProgress): void {
      const time = now();
      if (time - shown < (output.isTTY ? drawDelayMs : lineDelayMs)) return;
      shown = time;
      isDrawn = true;
      if (output.isTTY) output.write(`\r\u001b[K${progressLine(progress, unit, time - begun)}`);
      else output.write(`${percentOf(progress.share)} %: ${countsOf(progress, unit, time - begun)}\n`);
    },
    clear(): void {
      if (isDrawn && output.isTTY) output.write("\r\u001b[K");
    },
  };
}
