import { expect, test } from "vitest";
import { notice } from "../../contract/replies.ts";
import { start } from "./heard.ts";

test("how long each interaction waited for its first answer is reported, once", async () => {
  const waits: number[] = [];
  let clock = Date.now();
  const onAck = (ms: number) => void waits.push(ms);
  const answer = notice("answer", { actions: [{ label: "Next", command: "search tsmc page:2" }] });
  const { server } = await start(async () => answer, { now: () => clock++, onAck });
  server.command("search", { query: "tsmc" });
  await server.waitForReply();
  server.press("Next");
  await server.waitForReply();
  expect(waits).toHaveLength(2);
  for (const wait of waits) expect(wait).toBeGreaterThan(0);
});
