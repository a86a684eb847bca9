import { openStorage } from "../../src/storage/sqlite.ts";
import { feedStoreContract } from "../contract/feed-store.ts";

feedStoreContract(async () => (await openStorage(":memory:")).feeds);
