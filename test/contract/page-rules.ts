import { expect, test } from "vitest";
import type { PageRuleStore } from "../../src/ingest/feeds/rules/page-rules.ts";

/** What every store of page rules promises. `open` gives an empty one. */
export function pageRulesContract(open: () => Promise<PageRuleStore>): void {
  test("rules are kept once, sorted, by their site, until they are removed", async () => {
    const store = await open();
    const take = { host: "b.example", kind: "take" as const, text: ".body" };
    const drop = { host: "b.example", kind: "drop" as const, text: ".promo" };
    const other = { host: "a.example", kind: "drop" as const, text: ".promo" };
    for (const rule of [take, drop, other, take]) await store.add(rule);
    expect(await store.list()).toEqual([other, drop, take]);
    expect(await store.of("b.example")).toEqual([drop, take]);
    expect(await store.of("c.example")).toEqual([]);
    await store.remove(drop);
    expect(await store.list()).toEqual([other, take]);
  });
}
