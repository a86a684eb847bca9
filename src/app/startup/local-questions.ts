import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import type { Logger } from "pino";
import { z } from "zod";
import { renderText } from "../../../adapters/terminal/render.ts";
import type { OnMessage } from "../../chat/adapter.ts";
import { asMessage } from "../../chat/answer.ts";
import type { Reply } from "../../chat/reply.ts";
import { commandMessage } from "../../cli/ask/at-the-shell.ts";
import type { Config } from "../../config.ts";
import { version } from "../../version.ts";
import { socketPath } from "../files.ts";

/** An answer to the shell: as data, and as the terminal shows it. */
export type LocalAnswer = { reply: Reply; text: string };

/** Longer than any command text. */
const maxChars = 100_000;

const question = z.object({
  version: z.literal(version),
  text: z.string(),
  style: z.object({ colour: z.boolean(), width: z.number(), now: z.number() }),
});

/**
 * Answers questions from the shell, which need not open anything themselves then. Only the user that runs the
 * service may ask. The process must own the folder: what a crash left of the socket is removed.
 */
export async function answerLocally(
  config: Pick<Config, "dataDir" | "corpusDir">,
  answer: OnMessage,
  log: Pick<Logger, "debug">,
): Promise<void> {
  const path = socketPath(config);
  await rm(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    // Whoever asks answers for themselves where this fails.
    socket.on("error", () => socket.destroy());
    respond(socket, answer).catch((error) => {
      log.debug({ err: error }, "a question from the shell was not answered");
      socket.destroy();
    });
  });
  server.on("error", (error) => log.debug({ err: error }, "the shell cannot ask the service"));
  const usual = process.umask(0o077);
  server.listen(path);
  process.umask(usual);
  server.unref();
}

/** All that comes until the other side is done; reading it as an iterator would close the way back. */
async function whole(socket: Socket): Promise<string> {
  let text = "";
  socket.setEncoding("utf8").on("data", (more: string) => {
    text += more;
    if (text.length > maxChars) socket.destroy();
  });
  await once(socket, "end");
  return text;
}

async function respond(socket: Socket, answer: OnMessage): Promise<void> {
  const { text, style } = question.parse(JSON.parse(await whole(socket)));
  const reply = asMessage(await answer(commandMessage(text)));
  socket.end(reply ? JSON.stringify({ reply, text: renderText(reply, style) } satisfies LocalAnswer) : "");
}
