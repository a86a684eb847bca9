import { afterEach, describe } from "vitest";
import { openStorage } from "../../src/storage/sqlite.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { articleStoreContract } from "../contract/article-store.ts";
import { folderFilesContract } from "../contract/folder-files.ts";
import { followStoreContract, muteStoreContract } from "../contract/follow-store.ts";
import { ledgerContract } from "../contract/ledger.ts";
import { longTextsContract } from "../contract/long-texts.ts";
import { memoryContract } from "../contract/memory.ts";
import { subscriptionStoreContract } from "../contract/subscription-store.ts";

const opened: Storage[] = [];

afterEach(async () => {
  for (const storage of opened.splice(0)) await storage.close();
});

async function fresh(): Promise<Storage> {
  const storage = await openStorage(":memory:");
  opened.push(storage);
  return storage;
}

describe("articles", () => articleStoreContract(async () => (await fresh()).articles));
describe("subscriptions", () => subscriptionStoreContract(async () => (await fresh()).subscriptions));
describe("follows", () => followStoreContract(async () => (await fresh()).follows));
describe("mutes", () => muteStoreContract(async () => (await fresh()).mutes));
describe("the ledger", () => ledgerContract(async () => (await fresh()).ledger));
describe("memory", () => memoryContract(async () => (await fresh()).memory));
describe("long texts", () => longTextsContract(async () => (await fresh()).longTexts));
describe("folder files", () => folderFilesContract(async () => (await fresh()).folderFiles));
