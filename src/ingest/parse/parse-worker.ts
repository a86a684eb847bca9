import { parentPort } from "node:worker_threads";
import { type Reading, UnreadableError } from "../draft.ts";
import { type Document, parseDocument } from "./parse-document.ts";

/** What the worker answers: what it read, or why it could not. */
export type Answer = { reading: Reading } | { unreadable: string };

parentPort?.on("message", (document: Document) => parentPort?.postMessage(answer(document)));

function answer(document: Document): Answer {
  try {
    return { reading: parseDocument(document) };
  } catch (error) {
    if (error instanceof UnreadableError) return { unreadable: error.message };
    throw error;
  }
}
