import { renderText } from "../../../adapters/terminal/render.ts";
import { type App, maxUnsavedChanges, openApp } from "../../app/app.ts";
import type { LocalAnswer } from "../../app/startup/local-questions.ts";
import { asMessage } from "../../chat/answer.ts";
import type { Config } from "../../config.ts";
import { catchUp } from "../../search/catch-up.ts";
import { groupStories, recentChanges } from "../../search/stories/group-stories.ts";
import { commandMessage, terminalStyle } from "./at-the-shell.ts";
import { showIndexing } from "./show-indexing.ts";

/** Answers from the data folder itself, where no service runs on it; undefined if there is no answer. */
export async function askHere(text: string, config: Config): Promise<LocalAnswer | undefined> {
  const indexing = showIndexing();
  const options = { onlyReads: true, onIndexed: indexing.show };
  const app = await openApp(config, Date.now, options).finally(indexing.clear);
  try {
    if (!app.isFrozen) await groupRecent(app);
    const reply = asMessage(await app.answer(commandMessage(text)));
    const { embedded, isFrozen } = app;
    if (embedded && !isFrozen && embedded.unsaved >= maxUnsavedChanges) await app.saveIndex();
    return reply && { reply, text: renderText(reply, terminalStyle()) };
  } finally {
    await app.storage.close();
    await app.onCluster?.cluster.close();
  }
}

/** The newest articles are grouped first, so that those of one story are one result. */
async function groupRecent({ storage, embedded }: App): Promise<void> {
  await groupStories({ ...storage, now: Date.now }, { limit: recentChanges });
  if (embedded) await catchUp(embedded, storage.articles);
}
