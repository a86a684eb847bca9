import { z } from "zod";
import { type EngineErrorCode, SearchEngineError } from "./engine-error.ts";
import { errors } from "./transport.ts";

/** What the engine says of a failed request, or of one write of many. */
export type EngineFailure = { status: number; type: string; reason: string };

const failureBody = z.object({
  error: z.object({ type: z.string().default(""), reason: z.string().nullish() }),
});

const untrusted = /certificate|self[- ]signed|CERT_|UNABLE_TO_VERIFY|ERR_TLS|altnames/i;
/** Much text may follow, such as the request. */
const longestReason = 300;

/** An error of the client as one of ours, which holds no secret. Anything else is returned as it is. */
export function explainClient(error: unknown, cluster: string): unknown {
  if (error instanceof errors.ResponseError) {
    const failure = failureOf(error.statusCode ?? 0, error.body);
    return engineError(failure, cluster);
  }
  if (!(error instanceof errors.OpenSearchClientError)) return error;
  const detail = error.message.slice(0, longestReason);
  const code = untrusted.test(detail) ? "search_untrusted" : "search_silent";
  return new SearchEngineError(code, { cluster, detail }, { cause: new Error(detail) });
}

/** A refused write of a bulk request as an error. */
export function engineError(failure: EngineFailure, cluster: string): SearchEngineError {
  const { status, type } = failure;
  const detail = (failure.reason || type || `status ${status}`).slice(0, longestReason);
  return new SearchEngineError(
    codeOf(failure),
    { cluster, status, type, detail },
    { cause: new Error(detail) },
  );
}

function failureOf(status: number, body: unknown): EngineFailure {
  const read = failureBody.safeParse(body);
  if (!read.success) return { status, type: "", reason: "" };
  const { type, reason } = read.data.error;
  return { status, type, reason: reason ?? "" };
}

function codeOf({ status, type, reason }: EngineFailure): EngineErrorCode {
  if (type === "cluster_block_exception") return blockCode(status, reason);
  if (status === 401 || status === 403) return "search_refused";
  if (/rejected_execution|circuit_breaking/.test(type) || status === 429) return "search_busy";
  if (status === 404) return "search_missing";
  // Made by an earlier request, which may have been given up while the cluster was slow.
  if (type === "resource_already_exists_exception") return "search_busy";
  return status >= 500 || status === 408 ? "search_silent" : "search_unreadable";
}

/** See org.opensearch.cluster.block.ClusterBlock: 503 while no node leads, or the state is not read yet. */
function blockCode(status: number, reason: string): EngineErrorCode {
  if (status === 503) return "search_silent";
  return /flood-stage|read-only-allow-delete/.test(reason) ? "search_full" : "search_read_only";
}
