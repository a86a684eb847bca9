import { WorkerOverrunError } from "../../async/guarded-worker.ts";
import { createWorkerPool } from "../../async/worker-pool.ts";
import { type ParsedDocument, UnreadableError } from "../draft.ts";
import type { SourceDocument } from "./parse-document.ts";
import type { ParseResult, ParseTask, SourceLines, SourcePage } from "./parse-task.ts";
import type { RoughTask, WorkerAnswer } from "./parse-worker.ts";

const program = { script: new URL("./parse-worker.ts", import.meta.url), maxMegabytes: 512 };
const maxWorkers = 2;

/** Processor time: ten times what the largest honest pages take, and as much for a machine that is slow. */
const cpuLimitOf = (size: number): number => 1_000 + size / 100;

/** Articles of one document that may overrun; after that all of them are only taken roughly. */
const maxOverruns = 3;

/**
 * Parses documents in workers, so that the event loop stays free: the first of a kind takes tens of milliseconds,
 * however small it is. The readers of all formats are a third of the program, which only a worker loads.
 */
export interface Parser extends AsyncDisposable {
  /**
   * The articles of a document; one that is too much work is taken roughly, see `Draft.overran`. Those
   * of one host or folder wait for each other. Throws UnreadableError.
   */
  parse(document: SourceDocument): Promise<ParsedDocument>;
  /** The same for lines of JSON. */
  parseLines(lines: SourceLines): Promise<ParsedDocument>;
  /** Addresses of the feeds of a web page. Throws UnreadableError. */
  feedsIn(page: SourcePage): Promise<string[]>;
}

/** `cpuLimitMs` is that of a document or chunk by its size in bytes or characters. */
export function createParser(cpuLimitMs = cpuLimitOf): Parser {
  const pool = createWorkerPool(program, maxWorkers);

  const attemptOnce = async (lane: string, task: RoughTask, size: number): Promise<ParseResult> => {
    const answer = (await pool.run(lane, task, cpuLimitMs(size))) as WorkerAnswer | undefined;
    if (answer === undefined) throw new UnreadableError("too_complex");
    const [first, ...rest] = answer;
    if ("unreadable" in first) throw new UnreadableError(first.unreadable, first.params);
    const { result } = first;
    return "drafts" in result ? { ...result, drafts: [result.drafts, ...rest].flat() } : result;
  };

  const run = async (lane: string, task: ParseTask, size: number): Promise<ParseResult> => {
    const places: number[] = [];
    for (;;) {
      const roughly = places.length > maxOverruns ? "all" : places;
      try {
        return await attemptOnce(lane, { ...task, roughly }, size);
      } catch (cause) {
        if (!(cause instanceof WorkerOverrunError)) throw cause;
        const isHopeless = cause.step < 0 || roughly === "all" || places.includes(cause.step);
        if (isHopeless) throw new UnreadableError("too_complex", {}, { cause });
        places.push(cause.step);
      }
    }
  };

  return {
    async parse({ bytes, ...document }) {
      const lane = URL.parse(document.url ?? "")?.host ?? document.folder;
      return (await run(lane, { document, bytes }, bytes.length)) as ParsedDocument;
    },
    async parseLines(lines) {
      const size = lines.lines.reduce((sum, line) => sum + line.length, 0);
      return (await run(lines.origin.folder, { lines }, size)) as ParsedDocument;
    },
    async feedsIn({ bytes, ...page }) {
      return (await run(new URL(page.url).host, { page, bytes }, bytes.length)) as string[];
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}
