import { defineConfig } from "vitest/config";

/** Tests that need a PostgreSQL: one is started for all of them. */
const withPostgres = "test/**/postgres*.test.ts";

export default defineConfig({
  test: {
    setupFiles: ["test/setup.ts"],
    // Vitest leaves one core free; much of this suite waits for loopback servers.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: "main", include: ["test/**/*.test.ts"], exclude: [withPostgres] } },
      {
        extends: true,
        test: { name: "postgres", include: [withPostgres], globalSetup: ["test/postgres/setup.ts"] },
      },
    ],
  },
});
