import type { Attempt } from "./delivery-deps.ts";
import { logDataOf, logIdsOf } from "./reasons.ts";

/**
 * Writes to whoever set up a digest or follow why it is paused, in their language. A pause that they could
 * not be told of stays marked, and is told with their next command.
 */
export async function tellPause(attempt: Attempt, because: string): Promise<void> {
  const { target, adapter, texts, log } = attempt;
  try {
    const [locale, channelName] = [await localeOf(attempt), await nameOf(attempt)];
    const notice = texts.paused({ name: target.name, locale, channelName }, because);
    await adapter.sendDirectMessage(target.createdBy, notice);
    await target.told();
  } catch (error) {
    log.warn({ ...logIdsOf(attempt), ...logDataOf(error) }, "whoever set it could not be told of the pause");
  }
}

/** What the person chose, else the language they set it up in. */
async function localeOf({ target, preferences }: Attempt): Promise<string> {
  const { reader } = await preferences.of(target.createdBy, target.channel);
  return reader.locale ?? target.setUp.creatorLocale ?? target.locale;
}

/** Its name now, or else when it was set up: a channel that is gone has no other. */
async function nameOf({ target, adapter }: Attempt): Promise<string | undefined> {
  const now = await adapter.channelName(target.channel).catch(() => undefined);
  return now ?? target.setUp.channelName;
}
