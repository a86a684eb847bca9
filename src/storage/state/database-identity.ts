import { randomUUID } from "node:crypto";
import type { KeyValueStore } from "../../chat/key-value-store.ts";

/** The key under which a database stores who it is, and a replica whose it is. */
const identityName = "the database's identity";

/** The identity that a database has, or is given now. */
export async function identityOf(keyValues: KeyValueStore, fresh: string = randomUUID()): Promise<string> {
  if (!(await keyValues.read(identityName))) await keyValues.write(identityName, fresh);
  return (await keyValues.read(identityName)) ?? "";
}
