import { defineConfig } from "vitest/config";

/** Tests that need a PostgreSQL: one is started for all of them. */
const withPostgres = "test/**/postgres*.test.ts";
/** Tests that need an OpenSearch: likewise. Those of faults start their own. */
const withOpenSearch = "test/**/opensearch*.test.ts";

/** What every index promises: held by the embedded one among all others, and here by the one on OpenSearch. */
const ofEveryIndex = [
  "test/search/{search-index,naive-model,any-query,related-stories}.test.ts",
  "test/search/{ranking,bilingual,stories}/*.test.ts",
  "test/search/retrieve/{coverage,similar-headlines}.test.ts",
  "test/search/percolate/{percolator,one-meaning}.test.ts",
];

export default defineConfig({
  test: {
    setupFiles: ["test/setup.ts"],
    // One more than the two cores of a small machine: a third of the time this suite waits for loopback servers.
    maxWorkers: 3,
    // Guards against hanging, not measures of speed: a busy machine takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 10 } },
    projects: [
      {
        extends: true,
        test: { name: "main", include: ["test/**/*.test.ts"], exclude: [withPostgres, withOpenSearch] },
      },
      {
        extends: true,
        test: { name: "postgres", include: [withPostgres], globalSetup: ["test/postgres/setup.ts"] },
      },
      {
        extends: true,
        test: {
          name: "opensearch",
          include: [withOpenSearch, ...ofEveryIndex],
          globalSetup: ["test/opensearch/setup.ts"],
        },
      },
    ],
  },
});
