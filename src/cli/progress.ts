import type { Progress } from "../ingest/files/import.ts";

const width = 30;
const drawDelayMs = 100;

/** The progress of an import as a line. */
export function progressLine({ bytes, ofBytes, articles }: Progress): string {
  const share = ofBytes > 0 ? Math.min(1, bytes / ofBytes) : 1;
  const full = Math.round(share * width);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `${"█".repeat(full)}${"░".repeat(width - full)} ${percent} %  ${articles.toLocaleString("en")} ${articles === 1 ? "article" : "articles"}`;
}

/** A bar that is redrawn in place, only in a terminal; `clear` removes it. */
export function createProgressBar(terminal: { isTTY?: boolean; write(text: string): unknown }) {
  let drawn = 0;
  return {
    show(progress: Progress): void {
      if (!terminal.isTTY || performance.now() - drawn < drawDelayMs) return;
      drawn = performance.now();
      terminal.write(`\r\u001b[K${progressLine(progress)}`);
    },
    clear(): void {
      if (drawn) terminal.write("\r\u001b[K");
    },
  };
}
