import type { NoticeReply } from "../../chat/reply.ts";
import { channelInText } from "../../chat/wording/channel-names.ts";
import type { DoubtfulDelivery } from "../../digest/delivery/delivery-deps.ts";
import type { Delivery } from "../../digest/ledger.ts";
import { localeFor, sentencesFor } from "../../locales/locale.ts";
import { notice } from "./build-reply.ts";
import { momentOf } from "./format-time.ts";

/** The message to whoever set up a digest or follow that may not have been posted; its buttons settle it. */
export function composeDoubtful(
  { name, channel, channelName, zone, isPersonal, ...doubtful }: DoubtfulDelivery,
  { key, dueAt }: Pick<Delivery, "key" | "dueAt">,
): NoticeReply {
  const locale = localeFor(doubtful.locale);
  const { doubt, paused, personal } = sentencesFor(locale);
  const line = doubt[name.kind](
    momentOf(dueAt, { locale, zone, now: dueAt }),
    isPersonal ? personal.place : channelInText(channel, channelName ?? paused.unnamed),
    name.number,
  );
  return notice({ visibility: "private", locale, zone }, [line, doubt.otherwise], {
    title: doubt.title,
    actions: [
      { label: doubt.postNow, command: `digest repost ${key}`, style: "primary" },
      { label: doubt.isThere, command: `digest arrived ${key}` },
    ],
  });
}
