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
  // Where it has no binaries for this machine, the import fails; any other failure is one of the tests.
  const binaries = await import("../servers/postgres.ts").catch((error: Error) => error);
  if (binaries instanceof Error) {
    project.provide("postgres", { missing: binaries.message });
    return undefined;
  }
  const server = await binaries.startPostgres();
  const template = await server.createDatabase();
  await (await openPostgres(template)).close();
  project.provide("postgres", { template });
  return () => server.end();
}
