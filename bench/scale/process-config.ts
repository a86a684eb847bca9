import { type Config, readConfig } from "../../src/config.ts";

/** How a process of the measurement is set up: with a data folder of its own, on the database that all share. */
export const processConfig = (shared: { url: string; folder: string; search?: string }): Config =>
  readConfig({
    NEWSDESK_DATA: shared.folder,
    NEWSDESK_CORPUS: `${shared.folder}/none`,
    DATABASE_URL: shared.url,
    SEARCH_URL: shared.search,
  });
