import { clearLine, createInterface, cursorTo } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** A terminal's input and output, or pipes. */
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

/** Reads lines and answers them one after another, with a prompt and history if a person types. */
export function openScreen({ input, output }: Streams, onLine: (line: string) => Promise<void>): Screen {
  const interactive = Boolean(input.isTTY && output.isTTY);
  const editor = createInterface({ input, output, terminal: interactive, prompt: "› " });
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  let open = true;
  let answering = Promise.resolve();
  const prompt = () => {
    if (interactive && open) editor.prompt(true);
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
    if (interactive) output.write("\n");
    leave();
  });
  // A closed terminal accepts nothing, not even the restoring of its settings.
  editor.on("error", leave);
  output.on("error", leave);
  prompt();
  return {
    print(text) {
      if (interactive) {
        cursorTo(output, 0);
        clearLine(output, 0);
      }
      output.write(`${text}\n\n`);
      prompt();
    },
    close: () => editor.close(),
    ended: closed.then(() => answering),
  };
}
