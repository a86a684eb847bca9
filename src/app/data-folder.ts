import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { explainFile, StorageError } from "../storage/errors.ts";
import { holdsNothing, isWritable } from "../storage/sqlite/check-file.ts";
import { openStorage, openStorageToRead } from "../storage/sqlite/open-sqlite.ts";
import type { Storage } from "../storage/storage.ts";
import { databasePath } from "./files.ts";
import { warn } from "./warn.ts";

type Place = Pick<Config, "dataDir" | "corpusDir" | "databaseUrl">;

/** Says that the folder has had a database, so that a lost one is not taken for a new beginning. */
const markerPath = ({ dataDir }: Place): string => join(dataDir, "has-a-database");

const marker = `Newsdesk has had a database in this folder. If that is lost, it does not begin anew by itself:
restore a backup (newsdesk restore FILE), or delete this file to begin anew.
`;

/** @throws StorageError if the folder has had a database that is missing or empty now */
export function assertNotLost(config: Place): void {
  const path = databasePath(config);
  if (config.databaseUrl || !existsSync(markerPath(config)) || !holdsNothing(path)) return;
  const state = existsSync(path) ? "is empty" : "is missing";
  const cure = `restore a backup (newsdesk restore FILE), or delete ${markerPath(config)} to begin anew`;
  throw new StorageError(`The database ${path} ${state}, but there was one in this folder: ${cure}.`);
}

/** Notes that there is a database from now on. Throws StorageError. */
export async function markData(config: Place): Promise<void> {
  if (config.databaseUrl || existsSync(markerPath(config))) return;
  await writeFile(markerPath(config), marker).catch((error) => {
    throw explainFile(error, markerPath(config));
  });
}

/** Makes the folder unless it exists. Throws StorageError. */
export async function makeDataFolder({ dataDir }: Place): Promise<void> {
  await mkdir(dataDir, { recursive: true }).catch((error) => {
    // A folder that is there is no error.
    if (error.code === "EEXIST")
      throw new StorageError(
        `The data folder ${dataDir} is a file: move it away, or set NEWSDESK_DATA to a folder.`,
        { cause: error },
      );
    throw explainFile(error, dataDir);
  });
}

/**
 * @param isOwner whether this process has locked the data folder
 * @throws StorageError or StoreUnavailableError if the data folder or the database cannot be used
 */
export async function openData(config: Config, isOwner = false): Promise<Storage> {
  const { databaseUrl } = config;
  await makeDataFolder(config);
  if (databaseUrl) return (await import("../storage/postgres/open-postgres.ts")).openPostgres(databaseUrl);
  assertNotLost(config);
  const onTrouble = warn("the database's log is no longer emptied aside: answers may wait for the disk");
  const storage = await openStorage(databasePath(config), { onTrouble, isOwner });
  await markData(config);
  return storage;
}

/** Whether a database can only be read here. */
export const isReadOnly = (config: Place): boolean =>
  !config.databaseUrl && existsSync(databasePath(config)) && !isWritable(databasePath(config));

/** The same for a command that only reads, also where nothing can be written. Throws the same. */
export async function openDataToRead(config: Config): Promise<Storage> {
  if (!isReadOnly(config)) return openData(config);
  assertNotLost(config);
  return openStorageToRead(databasePath(config));
}
