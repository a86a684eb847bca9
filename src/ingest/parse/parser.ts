import { isUtf8 } from "node:buffer";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { createKeyedMutex } from "../../async/mutex.ts";
import { withTimeout } from "../../async/timeout.ts";
import { type ParsedDocument, UnreadableError } from "../draft.ts";
import { parseDocument, type SourceDocument } from "./parse-document.ts";
import type { WorkerAnswer } from "./parse-worker.ts";

/** A document that is parsed in a few milliseconds needs no worker; pages and guessing an encoding take longest. */
const smallBytes = 20_000;
const smallPageBytes = 1_000;
const isQuick = ({ kind, bytes }: SourceDocument): boolean =>
  bytes.length <= (kind === "html" ? smallPageBytes : smallBytes) && isUtf8(bytes);
/** Far more than any article takes; some pages are built to exhaust the parser. */
const parseTimeoutMs = 15_000;

export interface Parser extends AsyncDisposable {
  /** Throws UnreadableError. */
  parse(document: SourceDocument): Promise<ParsedDocument>;
}

/** Parses documents; those that take longer one after the other in a worker, so that the event loop stays free. */
export function createParser(): Parser {
  let worker: Worker | undefined;
  const exclusively = createKeyedMutex();
  const stop = async () => {
    await worker?.terminate();
    worker = undefined;
  };
  const parseAside = async (document: SourceDocument) => {
    worker ??= new Worker(new URL("./parse-worker.ts", import.meta.url), { execArgv: [] });
    worker.postMessage(document);
    try {
      const [answer] = await withTimeout(once(worker, "message"), parseTimeoutMs, () => {
        throw new Error(`no answer within ${parseTimeoutMs} ms`);
      });
      return answer as WorkerAnswer;
    } catch (cause) {
      await stop();
      throw new UnreadableError("too_complex", {}, { cause });
    }
  };
  return {
    async parse(document) {
      if (isQuick(document)) return parseDocument(document);
      const answer = await exclusively("worker", () => parseAside(document));
      if ("parsed" in answer) return answer.parsed;
      throw new UnreadableError(answer.unreadable, answer.params);
    },
    [Symbol.asyncDispose]: stop,
  };
}
