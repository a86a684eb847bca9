import { PassThrough, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { createTerminalAdapter } from "../../../adapters/terminal/index.ts";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import type { AdapterHarness, Seen } from "../../contract/adapter-harness.ts";

const button = /^\[(\d+)\] (.+)$/gm;

/** A pipe instead of a terminal: lines go in, each printed text is a message. */
export async function startTerminal(onMessage: OnMessage) {
  const input = new PassThrough();
  const printed: string[] = [];
  const errors: unknown[] = [];
  const output = new Writable({
    write(chunk, _, done) {
      printed.push(String(chunk));
      done();
    },
  });
  const log = { error: (data: unknown) => void errors.push(data) };
  const adapter = createTerminalAdapter({ input, output, colour: false, now: Date.now, log });
  await adapter.start(onMessage);
  return {
    adapter,
    printed,
    errors,
    type: (text: string) => void input.write(text),
    leave: () => input.end(),
  };
}

const seen = (text: string): Seen => ({
  text: stripVTControlCharacters(text).replace(button, ""),
  private: true,
  buttons: Array.from(text.matchAll(button), ([, , label]) => label ?? ""),
});

/** The terminal as the contract's platform. It has one person, whom nothing can ping. */
export async function terminalHarness(onMessage: OnMessage): Promise<AdapterHarness> {
  const { adapter, printed, type } = await startTerminal(onMessage);
  return {
    adapter,
    kinds: ["direct", "action"],
    channel: { platform: "terminal", tenant: "", channel: "terminal" },
    say: async (_, text) => type(`${text}\n`),
    async press(label) {
      const numbers = printed
        .flatMap((text) => Array.from(text.matchAll(button)))
        .filter((found) => found[2] === label);
      type(`${numbers.at(-1)?.[1] ?? "no such button"}\n`);
    },
    // What the terminal prints is not fed back into it.
    echo: async () => undefined,
    seen: () => printed.map(seen),
    pings: () => [],
    problems: () => printed.filter((text) => text !== stripVTControlCharacters(text)),
    stop: () => adapter.stop(),
  };
}
