import { parentPort } from "node:worker_threads";
import type { ErrorParams } from "../../article/coded-error.ts";
import { type ParsedDocument, type UnreadableCode, UnreadableError } from "../draft.ts";
import { parseDocument, type SourceDocument } from "./parse-document.ts";

/** The worker's answer: what it read, or why it could not. */
export type WorkerAnswer = { parsed: ParsedDocument } | { unreadable: UnreadableCode; params: ErrorParams };

parentPort?.on("message", (document: SourceDocument) => {
  const answer = (message: WorkerAnswer) => parentPort?.postMessage(message);
  try {
    answer({ parsed: parseDocument(document) });
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    answer({ unreadable: error.code, params: error.params });
  }
});
