import { afterEach, beforeEach, expect, test } from "vitest";
import { openPostgres } from "../../../src/storage/postgres/open-postgres.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import { describeWithPostgres, freshDatabase, run } from "../../postgres/database.ts";
import { startNetwork } from "../../postgres/network.ts";
import { until } from "../../until.ts";

describeWithPostgres("a reader of the change feed", () => {
  let address: string;
  let [writer, reader]: Storage[] = [];
  let woken = 0;
  beforeEach(async () => {
    address = await freshDatabase();
    [writer, reader] = [await openPostgres(address), await openPostgres(address)];
    woken = 0;
    reader.onChange(() => woken++);
    // It is also woken when it starts to listen.
    await until(() => expect(woken).toBe(1));
  });
  afterEach(async () => {
    await writer?.close();
    await reader?.close();
  });

  const add = (title: string) => writer?.articles.add([draft(title)], 1);

  test("is woken when another process adds something new, and only then", async () => {
    await add("Story");
    await until(() => expect(woken).toBe(2));
    await add("Story");
    await add("Another story");
    await until(() => expect(woken).toBe(3));
  });

  test("is woken again after its connection broke, because something may have been missed", async () => {
    await run(address, "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'");
    await add("Story");
    await until(() => expect(woken).toBeGreaterThan(1));
    const before = woken;
    await add("Another story");
    await until(() => expect(woken).toBeGreaterThan(before));
  });

  test("can disconnect even while the network swallows its goodbye", async () => {
    const network = await startNetwork(address);
    const distant = await openPostgres(network.address);
    let isListening = false;
    distant.onChange(() => {
      isListening = true;
    });
    await until(() => expect(isListening).toBe(true));
    network.goSilent();
    await distant.close();
    await network.close();
  });

  test("is woken only once the addition can be read", async () => {
    let seen = -1;
    reader?.onChange(async () => {
      seen = (await reader?.articles.count()) ?? 0;
    });
    await add("Story");
    await until(() => expect(seen).toBe(1));
  });
});
