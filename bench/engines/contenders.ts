import type { Contender } from "./engine.ts";
import { flexsearch } from "./flexsearch.ts";
import { fts5, fts5WithStopList } from "./fts5.ts";
import { fuse } from "./fuse.ts";
import { lunrContender } from "./lunr.ts";
import { minisearch } from "./minisearch.ts";
import { newsdesk } from "./newsdesk.ts";
import { orama } from "./orama.ts";
import { ufuzzy } from "./ufuzzy.ts";

/** All engines, by their names in the tables. */
export const contenders: Record<string, Contender> = {
  newsdesk,
  minisearch,
  flexsearch,
  orama,
  lunr: lunrContender,
  "fuse.js": fuse,
  ufuzzy,
  fts5,
  "fts5+stop": fts5WithStopList,
};
