import type { TestProject } from "vitest/node";
import { missingForOpenSearch } from "../servers/opensearch/jars.ts";
import { startOpenSearch } from "../servers/opensearch/server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of an OpenSearch that all files share, each under a prefix of its own; or why there is none. */
    opensearch: { url: string } | { missing: string };
  }
}

/** One OpenSearch of one node for all test files of a run. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const missing = await missingForOpenSearch();
  if (missing !== undefined) {
    // A machine that is there to run everything must not pass by leaving things out.
    if (process.env.CI) throw new Error(`OpenSearch cannot be started: ${missing}`);
    console.warn(`\nThe tests on OpenSearch are left out: ${missing}.\n`);
    project.provide("opensearch", { missing });
    return undefined;
  }
  const server = await startOpenSearch();
  project.provide("opensearch", { url: server.nodes[0]?.url ?? "" });
  return () => server.end();
}
