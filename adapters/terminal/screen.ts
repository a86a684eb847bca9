import { clearLine, createInterface, cursorTo } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** The two ends of a terminal, or of pipes in its place. */
export type Streams = {
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean; columns?: number };
};

export type Screen = {
  /** Prints a text in one write, above the line being typed. */
  print(text: string): void;
  close(): void;
  /** Resolves when the person has left and the last line is answered. */
  ended: Promise<void>;
};

/** Reads lines, one answered after the other, with a prompt and history where a person types. */
export function openScreen({ input, output }: Streams, onLine: (line: string) => Promise<void>): Screen {
  const typed = Boolean(input.isTTY && output.isTTY);
  const editor = createInterface({ input, output, terminal: typed, prompt: "› " });
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  let open = true;
  let answering = Promise.resolve();
  const prompt = () => {
    if (typed && open) editor.prompt(true);
  };
  editor.on("line", (line) => {
    if (/^(quit|exit)$/i.test(line.trim())) editor.close();
    if (open) answering = answering.then(() => onLine(line)).then(prompt);
  });
  const leave = () => {
    open = false;
    resolve();
  };
  editor.on("close", () => {
    if (typed) output.write("\n");
    leave();
  });
  // A terminal that is closed takes nothing any more, not even its settings back.
  editor.on("error", leave);
  output.on("error", leave);
  prompt();
  return {
    print(text) {
      if (typed) cursorTo(output, 0);
      if (typed) clearLine(output, 0);
      output.write(`${text}\n\n`);
      prompt();
    },
    close: () => editor.close(),
    ended: closed.then(() => answering),
  };
}
