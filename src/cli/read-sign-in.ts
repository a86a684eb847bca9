import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/**
 * The lines of a sign-in, from a terminal or a pipe, up to an empty one. A terminal shows nothing of what
 * is typed: it holds a password, and arguments would stay in the shell's history.
 */
export async function readSignIn(input: NodeJS.ReadStream): Promise<string> {
  if (input.isTTY)
    process.stderr.write("user: …, password: …, token: … or any header, each on a line; then Enter.\n");
  const nowhere = new Writable({ write: (_, __, done) => done() });
  const reader = createInterface({ input, output: nowhere, terminal: input.isTTY });
  const lines: string[] = [];
  for await (const line of reader) {
    if (!line.trim()) break;
    lines.push(line);
  }
  reader.close();
  return lines.join("\n");
}
