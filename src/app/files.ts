import { join } from "node:path";
import type { Config } from "../config.ts";

type Folders = Pick<Config, "dataDir" | "corpusDir">;

export const databasePath = ({ dataDir }: Folders): string => join(dataDir, "newsdesk.sqlite");

export const indexPath = ({ dataDir }: Folders): string => join(dataDir, "search.index");

/** Where the service on the data folder is asked by programs of the same user on the same machine. */
export const socketPath = ({ dataDir }: Folders): string => join(dataDir, "ask.sock");

/** The alias rules, beside the articles. */
export const aliasPath = ({ corpusDir }: Folders): string => join(corpusDir, "aliases.yaml");
