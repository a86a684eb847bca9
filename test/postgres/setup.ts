import type { TestProject } from "vitest/node";
import { openPostgres } from "../../src/storage/postgres/open-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of a database that is up to date and empty; or why there is none. */
    postgres: { template: string } | { missing: string };
  }
}

/** One PostgreSQL for all test files of a run. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // Where its binaries do not exist for this machine, already the import fails.
  const server = await import("../servers/postgres.ts")
    .then(({ startPostgres }) => startPostgres())
    .catch((error: Error) => error);
  if (server instanceof Error) {
    project.provide("postgres", { missing: server.message });
    return undefined;
  }
  const template = await server.createDatabase();
  await (await openPostgres(template)).close();
  project.provide("postgres", { template });
  return () => server.end();
}
