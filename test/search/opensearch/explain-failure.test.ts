import { expect, test } from "vitest";
import { engineError } from "../../../src/search/opensearch/cluster/explain-failure.ts";

const flood =
  "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];";

test.each([
  ["search_full", 429, "cluster_block_exception", flood],
  [
    "search_full",
    403,
    "cluster_block_exception",
    "FORBIDDEN/12/index read-only / allow delete (api) [read-only-allow-delete]",
  ],
  [
    "search_read_only",
    403,
    "cluster_block_exception",
    "index [x] blocked by: [FORBIDDEN/8/index write (api)];",
  ],
  [
    "search_silent",
    503,
    "cluster_block_exception",
    "blocked by: [SERVICE_UNAVAILABLE/2/no cluster manager];",
  ],
  ["search_refused", 401, "", ""],
  ["search_refused", 403, "security_exception", "no permissions for [indices:data/write/bulk]"],
  ["search_busy", 429, "rejected_execution_exception", "rejected execution of coordinating operation"],
  ["search_busy", 503, "opensearch_rejected_execution_exception", "queue capacity"],
  ["search_busy", 429, "circuit_breaking_exception", "Data too large"],
  ["search_busy", 400, "resource_already_exists_exception", "index [x/uuid] already exists"],
  ["search_missing", 404, "index_not_found_exception", "no such index [x]"],
  ["search_silent", 503, "unavailable_shards_exception", "primary shard is not active"],
  ["search_unreadable", 400, "mapper_parsing_exception", "failed to parse field [x]"],
] as const)("%s is a status %i of the kind %s: %s", (code, status, type, reason) => {
  const error = engineError({ status, type, reason }, "search.example:9200");
  expect(error.code).toBe(code);
  expect(error.params.cluster).toBe("search.example:9200");
});
