import { join } from "node:path";
import type { Config } from "../config.ts";

type Folders = Pick<Config, "dataDir" | "corpusDir">;

export const databasePath = ({ dataDir }: Folders): string => join(dataDir, "newsdesk.sqlite");

export const indexPath = ({ dataDir }: Folders): string => join(dataDir, "search.index");

/** The alias rules, beside the articles. */
export const aliasPath = ({ corpusDir }: Folders): string => join(corpusDir, "aliases.yaml");
