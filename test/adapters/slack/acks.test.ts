import { expect, test } from "vitest";
import { notice } from "../../contract/replies.ts";
import { complaints, startWorld } from "./world.ts";

test.each(["socket", "http"] as const)(
  "how long each delivery over %s waited for its acknowledgement is reported, once",
  async (mode) => {
    const waits: number[] = [];
    let clock = 1_800_000_000_000;
    const onAck = (ms: number) => void waits.push(ms);
    const world = await startWorld(mode, async () => notice("answer"), { now: () => clock++, onAck });
    await world.slack.command("tsmc");
    await world.slack.waitForReply();
    await world.slack.mention("tsmc");
    await world.slack.waitForReply();
    await world.end();
    expect(waits).toHaveLength(2);
    for (const wait of waits) expect(wait).toBeGreaterThan(0);
    expect(complaints(world)).toEqual([]);
  },
);
