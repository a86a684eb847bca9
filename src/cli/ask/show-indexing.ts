import { createProgress, type ProgressOutput } from "../progress.ts";

/** Shows how far the first index of all articles is, which may take minutes. */
export function showIndexing(output?: ProgressOutput) {
  const bar = createProgress(["article indexed", "articles indexed"], output);
  return {
    show: (done: number, of: number): void => bar.show({ share: done / of, count: done }),
    clear: bar.clear,
  };
}
