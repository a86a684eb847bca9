import { afterEach, describe } from "vitest";
import type { Storage } from "../../src/storage/storage.ts";
import { articleStoreContract } from "./article-store.ts";
import { channelChangesContract } from "./channel-changes.ts";
import { doubtsContract } from "./doubts.ts";
import { feedStoreContract } from "./feed-store.ts";
import { folderFilesContract } from "./folder-files.ts";
import { followStoreContract, muteStoreContract } from "./follow-store.ts";
import { keyValueStoreContract } from "./key-value-store.ts";
import { leasesContract } from "./leases.ts";
import { ledgerContract } from "./ledger.ts";
import { ledgerPostsContract } from "./ledger-posts.ts";
import { longTextsContract } from "./long-texts.ts";
import { memoryContract } from "./memory.ts";
import { pageRulesContract } from "./page-rules.ts";
import { pagesDueContract } from "./pages-due.ts";
import { personalOrdersContract } from "./personal-orders.ts";
import { preferencesContract } from "./preferences.ts";
import { type Lives, processesContract } from "./processes.ts";
import { quarantineContract } from "./quarantine.ts";
import { questionCountsContract } from "./question-counts.ts";
import { snapshotsContract } from "./snapshots.ts";
import { storedTimesContract } from "./stored-times.ts";
import { subscriptionStoreContract } from "./subscription-store.ts";
import { tenantsContract } from "./tenants.ts";

/** Opens an empty database for one process or several. */
type Open = {
  alone: () => Promise<Storage>;
  together: (processes: number) => Promise<Storage[]>;
  /** A process, and after its death another one on the same database. */
  lives: () => Promise<Lives>;
};

/** What every database promises, store by store. */
export function storageContract(open: Open): void {
  const opened: Storage[] = [];
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
  });
  const fresh = async () => {
    const storage = await open.alone();
    opened.push(storage);
    return storage;
  };

  describe("articles", () => articleStoreContract(async () => (await fresh()).articles));
  describe("subscriptions", () => subscriptionStoreContract(async () => (await fresh()).subscriptions));
  describe("follows", () => followStoreContract(async () => (await fresh()).follows));
  describe("mutes", () => muteStoreContract(async () => (await fresh()).mutes));
  describe("the ledger", () => ledgerContract(async () => (await fresh()).ledger));
  describe("posts in the ledger", () => ledgerPostsContract(async () => (await fresh()).ledger));
  describe("doubts", () => doubtsContract(async () => (await fresh()).ledger));
  describe("memory", () => memoryContract(async () => (await fresh()).memory));
  describe("long texts", () => longTextsContract(async () => (await fresh()).longTexts));
  describe("folder files", () => folderFilesContract(async () => (await fresh()).folderFiles));
  describe("feeds", () => feedStoreContract(async () => (await fresh()).feeds));
  describe("rules of pages", () => pageRulesContract(async () => (await fresh()).pageRules));
  describe("pages to be fetched", () => pagesDueContract(async () => (await fresh()).pagesDue));
  describe("key values", () => keyValueStoreContract(async () => (await fresh()).keyValues));
  describe("leases", () =>
    leasesContract(async (processes) => {
      opened.push(...(await open.together(processes)));
      return opened.map(({ leases }) => leases);
    }));
  describe("processes that die", () => processesContract(open.lives));
  describe("stored times", () => storedTimesContract(fresh));
  describe("snapshots", () => snapshotsContract(async () => (await fresh()).snapshots));
  describe("tenants", () => tenantsContract(fresh));
  describe("what is somebody's own", () => personalOrdersContract(fresh));
  describe("channel changes", () => channelChangesContract(fresh));
  describe("the quarantine", () => quarantineContract(fresh));
  describe("preferences", () => preferencesContract(fresh));
  describe("question counts", () => questionCountsContract(fresh));
}
