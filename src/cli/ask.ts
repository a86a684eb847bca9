import { randomUUID } from "node:crypto";
import { renderText } from "../../adapters/terminal/render.ts";
import { type App, maxUnsavedChanges, openApp } from "../app/app.ts";
import { asMessage } from "../chat/answer.ts";
import type { Message } from "../chat/message.ts";
import { catchUp } from "../search/catch-up.ts";
import { groupStories, recentChanges } from "../search/stories/group-stories.ts";
import { jsonOption, print, readArgs, type Verb } from "./verb.ts";

const usage = 'ask "WORDS" [--json]';
const help = `  --json   the answer as data

  newsdesk ask tsmc
  newsdesk ask "tariffs since monday"
  newsdesk ask "chips -US"          words that begin with "-" only in quotes`;

export const ask: Verb = {
  usage,
  summary: "answer as /news would",
  help,
  async run(args, config) {
    const { values, words } = readArgs(args, usage, jsonOption, [1, Number.POSITIVE_INFINITY]);
    const app = await openApp(config, Date.now, { onlyReads: true });
    try {
      if (!app.isFrozen) await groupRecent(app);
      const reply = asMessage(await app.answer(commandMessage(words.join(" "))));
      if (reply) print(values.json, reply, renderText(reply, terminalStyle()));
      if (!app.isFrozen && app.index.unsaved >= maxUnsavedChanges) await app.saveIndex();
      return reply ? 0 : 1;
    } finally {
      await app.storage.close();
    }
  },
};

/** The newest articles are grouped first, so that those of one story are one result. */
async function groupRecent({ storage, index }: App): Promise<void> {
  await groupStories({ ...storage, now: Date.now }, { limit: recentChanges });
  await catchUp(index, storage.articles);
}

/** A message from the person at the shell; the list they see is remembered for `read 2`. */
export function commandMessage(text: string): Message {
  const where = { platform: "terminal", tenant: "" };
  return {
    id: randomUUID(),
    kind: "command",
    channel: { ...where, channel: "terminal" },
    user: { ...where, user: "you" },
    text,
    canManage: async () => true,
    canPost: async () => true,
  };
}

/** For the terminal on standard output. */
export function terminalStyle() {
  const colour = process.stdout.isTTY && !process.env.NO_COLOR;
  return { colour: Boolean(colour), width: Math.min(process.stdout.columns ?? 100, 100), now: Date.now() };
}
