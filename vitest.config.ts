import { defineConfig } from "vitest/config";

/** Tests that need a PostgreSQL: one is started for all of them. */
const withPostgres = "test/**/postgres*.test.ts";
/** Tests that need an OpenSearch: likewise. Those of faults start their own. */
const withOpenSearch = "test/**/opensearch*.test.ts";

/** What every index promises: held by the embedded one among all others, and here by the one on OpenSearch. */
const ofEveryIndex = [
  "test/search/{search-index,naive-model,any-query,related-stories}.test.ts",
  "test/search/{ranking,bilingual}/*.test.ts",
  "test/search/stories/{same-count,paging}.test.ts",
  "test/search/retrieve/{coverage,similar-headlines}.test.ts",
  "test/search/percolate/{percolator,one-meaning}.test.ts",
];

/** They measure their own process, so that no other file may run in it. */
const apart = ["test/eval/event-loop.test.ts", "test/hostile/{event-loop,large}.test.ts"];

export default defineConfig({
  test: {
    setupFiles: ["test/setup.ts"],
    // Twice the cores of a small machine: for half of the time a worker waits for programs and loopback servers.
    maxWorkers: 4,
    // Files share a worker with its modules, which halves the processor time: see docs/contributing.md.
    isolate: false,
    // Guards against hanging, not measures of speed: a busy machine takes its time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000, interval: 10 } },
    projects: [
      {
        extends: true,
        test: {
          name: "main",
          include: ["test/**/*.test.ts"],
          exclude: [withPostgres, withOpenSearch, ...apart],
        },
      },
      {
        extends: true,
        test: { name: "apart", include: apart, isolate: true },
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
          setupFiles: ["test/opensearch/each-file.ts"],
        },
      },
    ],
  },
});
