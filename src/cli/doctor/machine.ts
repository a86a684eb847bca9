import { existsSync, statSync } from "node:fs";
import { access, constants, realpath, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { assertNotLost, isReadOnly } from "../../app/data-folder.ts";
import { databasePath } from "../../app/files.ts";
import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import type { CheckResult } from "../../chat/check-result.ts";
import type { Config } from "../../config.ts";
import { namesUnder, scan } from "../../ingest/files/scan-folder.ts";
import { StorageError } from "../../storage/errors.ts";
import { checkPostgres, nameOf } from "../../storage/postgres/open-postgres.ts";
import { checkFile } from "../../storage/sqlite/check-file.ts";
import { errorMessage } from "../error-message.ts";

const megabyte = 2 ** 20;
/** Below the first the database may soon be unable to grow; below the second it is urgent. */
const minFreeBytes = { warn: 1_024 * megabyte, fail: 100 * megabyte };
const lockTimeoutMs = 2_000;

/** Node, zone data, data folder, free space, database, articles folder. */
export async function checkMachine(config: Config): Promise<CheckResult[]> {
  const { dataDir, corpusDir, timeZone, databaseUrl } = config;
  const folder = await checkFolder(dataDir);
  return [
    { part: "Node", verdict: "pass", detail: process.versions.node },
    { part: "Time zones", verdict: "pass", detail: `data ${process.versions.tz}, here ${timeZone}` },
    folder,
    ...(folder.verdict === "fail" ? [] : [await checkSpace(dataDir)]),
    ...(databaseUrl ? [await checkServer(databaseUrl)] : []),
    ...(databaseUrl || (folder.verdict === "fail" && !isReadOnly(config)) ? [] : [checkDatabase(config)]),
    await checkCorpus(corpusDir),
  ];
}

async function checkFolder(dataDir: string): Promise<CheckResult> {
  const part = "Data folder";
  const there = nearestFolder(dataDir);
  try {
    if (!statSync(there).isDirectory()) {
      const remedy = "move the file away, or set NEWSDESK_DATA to a folder";
      return { part, verdict: "fail", detail: `${there} is a file and not a folder`, remedy };
    }
    await access(there, constants.W_OK | constants.X_OK);
    const detail =
      there === dataDir ? `${dataDir} can be written` : `${dataDir} will be made at the first start`;
    return { part, verdict: "pass", detail };
  } catch {
    const remedy = "change its owner or permissions, or set NEWSDESK_DATA to another folder";
    return { part, verdict: "fail", detail: `${there} cannot be written`, remedy };
  }
}

/** The folder itself or the nearest existing one above it. */
const nearestFolder = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));

async function checkSpace(dataDir: string): Promise<CheckResult> {
  const part = "Free space";
  const { bavail, bsize } = await statfs(nearestFolder(dataDir));
  const free = bavail * bsize;
  const detail = `${Math.floor(free / megabyte)} MB where the data folder is`;
  if (free >= minFreeBytes.warn) return { part, verdict: "pass", detail };
  return { part, verdict: free < minFreeBytes.fail ? "fail" : "warn", detail, remedy: "free some space" };
}

async function checkServer(url: string): Promise<CheckResult> {
  const part = "Database";
  try {
    const isInUse = await checkPostgres(url);
    const detail = `${nameOf(url)} can be reached${isInUse ? "" : "; the first start sets it up"}`;
    return { part, verdict: "pass", detail };
  } catch (error) {
    if (!(error instanceof StorageError || error instanceof StoreUnavailableError)) throw error;
    return { part, verdict: "fail", detail: errorMessage(error), remedy: "see DATABASE_URL" };
  }
}

function checkDatabase(config: Config): CheckResult {
  const part = "Database";
  const path = databasePath(config);
  try {
    assertNotLost(config);
    if (!existsSync(path)) return { part, verdict: "pass", detail: "none yet; the first start makes it" };
    checkFile(path);
    return (
      (isReadOnly(config) ? undefined : checkLock(path)) ?? {
        part,
        verdict: "pass",
        detail: `${path} is sound`,
      }
    );
  } catch (error) {
    if (error instanceof StorageError) return { part, verdict: "fail", detail: error.message };
    throw error;
  }
}

function checkLock(path: string): CheckResult | undefined {
  const database = new DatabaseSync(path, { timeout: lockTimeoutMs });
  try {
    database.exec("begin immediate; rollback");
    return undefined;
  } catch {
    const remedy = "stop the other program that uses it, such as a database browser";
    return { part: "Database", verdict: "fail", detail: `${path} is locked`, remedy };
  } finally {
    database.close();
  }
}

const maxNamedLinks = 3;

/** Paths in the articles folder that are passed over because they lead out of it. */
async function linksOutOf(corpusDir: string): Promise<string[]> {
  const root = await realpath(corpusDir);
  const links: string[] = [];
  for await (const found of scan(root, { root, shown: namesUnder(corpusDir, root) }))
    if (found.kind === "unread" && found.reason === "link_outside") links.push(found.origin);
  return links;
}

async function checkCorpus(corpusDir: string): Promise<CheckResult> {
  const part = "Articles folder";
  try {
    await access(corpusDir, constants.R_OK | constants.X_OK);
    const passedOver = await linksOutOf(corpusDir);
    if (passedOver.length === 0) return { part, verdict: "pass", detail: `${corpusDir} can be read` };
    const named = passedOver.slice(0, maxNamedLinks).join(", ");
    const more = passedOver.length > maxNamedLinks ? ` and ${passedOver.length - maxNamedLinks} more` : "";
    const remedy = "copy what they lead to into the folder, or remove them";
    return {
      part,
      verdict: "warn",
      detail: `links lead out of it and are not followed: ${named}${more}`,
      remedy,
    };
  } catch {
    const remedy = "make it, or set NEWSDESK_CORPUS to the folder with your articles";
    return { part, verdict: "warn", detail: `${corpusDir} cannot be read`, remedy };
  }
}
