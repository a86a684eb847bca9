import { PassThrough } from "node:stream";
import { pino } from "pino";
import { test } from "vitest";
import { createTerminalAdapter } from "../../../adapters/terminal/index.ts";

const answer = async () => undefined;
const rest = { colour: false, now: () => 0, log: pino({ level: "silent" }) };

/** A terminal whose window is closed: it ends, and refuses every setting from then on. */
function closable() {
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode(raw: boolean) {
      if (!raw) input.emit("error", new Error("setRawMode EIO"));
    },
  });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  return { input, output, ...rest };
}

test("closing the terminal counts as leaving, not as a failure", async () => {
  const terminal = closable();
  const adapter = createTerminalAdapter(terminal);
  await adapter.start(answer);
  terminal.input.end();
  await adapter.ended;
  await adapter.stop();
});

test("a terminal that accepts no more output counts as leaving too", async () => {
  const terminal = closable();
  const adapter = createTerminalAdapter(terminal);
  await adapter.start(answer);
  terminal.output.destroy(new Error("write EIO"));
  await adapter.ended;
});
