import { afterAll, beforeEach, inject } from "vitest";
import { removeIndices } from "./cluster.ts";

// For each file of the project "opensearch".

const server = inject("opensearch");
const missing = "missing" in server ? server.missing : undefined;

beforeEach(({ skip }) => skip(missing !== undefined, `no OpenSearch: ${missing}`));
afterAll(removeIndices);
