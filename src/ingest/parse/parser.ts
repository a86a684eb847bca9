import { isUtf8 } from "node:buffer";
import { WorkerOverrunError } from "../../async/guarded-worker.ts";
import { createWorkerPool } from "../../async/worker-pool.ts";
import { type ParsedDocument, UnreadableError } from "../draft.ts";
import type { SourceDocument } from "./parse-document.ts";
import type { ParseResult, ParseTask, SourceLines, SourcePage } from "./parse-task.ts";
import type { WorkerAnswer, WorkerTask } from "./parse-worker.ts";

/**
 * A document that is parsed in a few milliseconds needs no worker. A page is never one: reading the first one takes
 * tens of milliseconds, however small it is.
 */
const smallBytes = 4_000;
const isQuick = ({ kind, bytes }: SourceDocument): boolean =>
  kind !== "html" && bytes.length <= smallBytes && isUtf8(bytes);

const program = { script: new URL("./parse-worker.ts", import.meta.url), maxMegabytes: 512 };
const maxWorkers = 2;

/** The readers of all formats are a third of the program: who reads nothing, as most who start it, waits for none. */
const parseHere = async (task: ParseTask): Promise<ParseResult> =>
  (await import("./parse-task.ts")).runTask(task);

/** Processor time: ten times what the largest honest pages take, and as much for a machine that is slow. */
const cpuLimitOf = (size: number): number => 1_000 + size / 100;

/** Articles of one document that may overrun; after that all of them are only taken roughly. */
const maxOverruns = 3;

/** Parses documents; all but the smallest in workers, so that the event loop stays free. */
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

  const attempt = async (lane: string, task: WorkerTask, size: number): Promise<ParseResult> => {
    const answer = (await pool.run(lane, task, cpuLimitMs(size))) as WorkerAnswer | undefined;
    if (answer === undefined) throw new UnreadableError("too_complex");
    if ("result" in answer) return answer.result;
    throw new UnreadableError(answer.unreadable, answer.params);
  };

  const parseAside = async (lane: string, task: ParseTask, size: number): Promise<ParseResult> => {
    const places: number[] = [];
    for (;;) {
      const roughly = places.length > maxOverruns ? "all" : places;
      try {
        return await attempt(lane, { task, roughly }, size);
      } catch (cause) {
        if (!(cause instanceof WorkerOverrunError)) throw cause;
        const isHopeless = cause.step < 0 || roughly === "all" || places.includes(cause.step);
        if (isHopeless) throw new UnreadableError("too_complex", {}, { cause });
        places.push(cause.step);
      }
    }
  };

  return {
    async parse(document) {
      const lane = URL.parse(document.url ?? "")?.host ?? document.folder;
      const task = { document };
      const result = isQuick(document) ? parseHere(task) : parseAside(lane, task, document.bytes.length);
      return (await result) as ParsedDocument;
    },
    async parseLines(lines) {
      const size = lines.lines.reduce((sum, line) => sum + line.length, 0);
      const { folder } = lines.origin;
      const result = await (size <= smallBytes ? parseHere({ lines }) : parseAside(folder, { lines }, size));
      return result as ParsedDocument;
    },
    async feedsIn(page) {
      return (await parseAside(new URL(page.url).host, { page }, page.bytes.length)) as string[];
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}
