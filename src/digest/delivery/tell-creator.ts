import type { Shortfalls } from "../../chat/posts/shortfalls.ts";
import type { Delivery } from "../ledger.ts";
import type { Attempt, DoubtfulDelivery, Shortfall } from "./delivery-deps.ts";
import { logDataOf, logIdsOf } from "./reasons.ts";

type DeliveryOfCreator = Pick<Attempt, "target" | "adapter" | "preferences">;

/**
 * Writes to whoever set up a digest or follow why it is paused, in their language. A pause that they could
 * not be told of stays marked, and is told with their next command.
 */
export async function tellPause(attempt: Attempt, because: string): Promise<void> {
  const { target, adapter, texts, log } = attempt;
  try {
    const notice = texts.paused(await addressed(attempt), because);
    await adapter.sendDirectMessage(target.createdBy, notice);
    await target.told();
  } catch (error) {
    log.warn({ ...logIdsOf(attempt), ...logDataOf(error) }, "whoever set it could not be told of the pause");
  }
}

/** Writes to whoever set it up that a delivery may not have been posted. Throws AdapterError, StorageError. */
export async function tellDoubt(
  delivery: Delivery,
  about: DeliveryOfCreator & Pick<Attempt, "texts">,
): Promise<void> {
  const notice = about.texts.doubtful(await addressed(about), delivery);
  await about.adapter.sendDirectMessage(about.target.createdBy, notice);
}

/**
 * Records what a post went without, and writes to whoever set it up about it, once until that has changed. Where
 * they cannot be written to, the status of the digest or the follow still says it.
 */
export async function noteShortfall<Part extends keyof Shortfalls>(
  about: Pick<Attempt, "target" | "adapter" | "preferences" | "texts" | "log" | "delivery">,
  part: Part,
  because: Shortfalls[Part],
  details: Omit<Shortfall, "because"> = {},
): Promise<void> {
  const { target, adapter, texts, log } = about;
  try {
    const isNew = await target.noteShortfall(part, because);
    if (!isNew || !because) return;
    const notice = texts.shortfall(await addressed(about), { ...details, because });
    await adapter.sendDirectMessage(target.createdBy, notice);
  } catch (error) {
    log.warn(
      { ...logIdsOf(about), ...logDataOf(error) },
      "whoever set it could not be told what its post went without",
    );
  }
}

async function addressed(about: DeliveryOfCreator): Promise<DoubtfulDelivery> {
  const { name, zone, channel, isPersonal } = about.target;
  return { name, zone, channel, isPersonal, locale: await localeOf(about), channelName: await nameOf(about) };
}

/** What the person chose, else the language they set it up in. */
async function localeOf({ target, preferences }: DeliveryOfCreator): Promise<string> {
  const { reader } = await preferences.of(target.createdBy, target.channel);
  return reader.locale ?? target.setUp.creatorLocale ?? target.locale;
}

/** Its name now, or else when it was set up: a channel that is gone has no other. */
async function nameOf({ target, adapter }: DeliveryOfCreator): Promise<string | undefined> {
  const now = await adapter.channelName(target.channel).catch(() => undefined);
  return now ?? target.setUp.channelName;
}
