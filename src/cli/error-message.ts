import { inspect } from "node:util";
import { StopError } from "../app/stop-signal.ts";
import { StoreUnavailableError } from "../article/store-unavailable.ts";
import { AdapterError } from "../chat/errors.ts";
import { ConfigError } from "../config.ts";
import { CollectionError } from "../eval/collection-error.ts";
import { FeedError } from "../ingest/feeds/feed-error.ts";
import { errorText } from "../locales/error-text.ts";
import { AliasRulesError } from "../search/aliases/aliases.ts";
import { SearchEngineError } from "../search/opensearch/cluster/engine-error.ts";
import { explainFile, StorageError } from "../storage/errors.ts";
import { visibleText } from "../text/visible-text.ts";
import { UsageError } from "./verb.ts";

/** Errors whose message is written for users; any other is a bug and is shown with its stack. */
const userErrors = [
  AdapterError,
  AliasRulesError,
  CollectionError,
  FeedError,
  SearchEngineError,
  StorageError,
  StoreUnavailableError,
  UsageError,
];

/**
 * An error as text for the person who started the program.
 * @param describeFault a fault of the program itself
 */
export function errorMessage(error: unknown, describeFault: (fault: unknown) => string = inspect): string {
  if (error instanceof ConfigError) {
    const problems = error.problems.map((problem) => `  ${problem}`);
    return ["Newsdesk cannot start. In .env or the environment:", ...problems].join("\n");
  }
  if (error instanceof StopError)
    return "Stopped while articles were being taken in: those that were read are stored, and the rest is taken in next time.";
  // The file system's own, such as when a report cannot be written.
  const told = explainFile(error, "the file");
  const known = userErrors.some((kind) => told instanceof kind);
  return visibleText(known && told instanceof Error ? errorText(told.message) : describeFault(error));
}
