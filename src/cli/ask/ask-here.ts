import { renderText } from "../../../adapters/terminal/render.ts";
import { type App, maxUnsavedChanges, openApp } from "../../app/app.ts";
import type { LocalAnswer } from "../../app/startup/local-questions.ts";
import { nextPortion } from "../../article/feed-progress.ts";
import { asMessage } from "../../chat/answer.ts";
import type { Config } from "../../config.ts";
import { catchUp } from "../../search/catch-up.ts";
import { groupStories, recentChanges } from "../../search/stories/group-stories.ts";
import { commandMessage } from "./at-the-shell.ts";
import { showIndexing } from "./show-indexing.ts";
import { terminalStyle } from "./terminal-style.ts";

/** Answers from the data folder itself, where no service runs on it; undefined if there is no answer. */
export async function askHere(text: string, config: Config): Promise<LocalAnswer | undefined> {
  const indexing = showIndexing();
  const options = { onlyReads: true, onIndexed: indexing.show };
  const app = await openApp(config, Date.now, options).finally(indexing.clear);
  try {
    if (!app.isFrozen) await groupNew(app);
    const reply = asMessage(await app.answer(commandMessage(text)));
    const { embedded, isFrozen } = app;
    if (embedded && !isFrozen && embedded.unsaved >= maxUnsavedChanges) await app.saveIndex();
    return reply && { reply, text: renderText(reply, terminalStyle()) };
  } finally {
    await app.storage.close();
    await app.onCluster?.cluster.close();
  }
}

/**
 * New articles are grouped first, so that those of one story are one result. Those that lie behind the newest
 * are left to a service: what is asked does not wait for them.
 */
async function groupNew({ storage, embedded }: App): Promise<void> {
  const { articles, stories } = storage;
  const isNew = await nextPortion(articles, await stories.progress(), { size: 1, onlyNew: true });
  if (!isNew) return;
  await groupStories({ ...storage, now: Date.now }, { limit: recentChanges });
  if (embedded) await catchUp(embedded, storage.articles);
}
