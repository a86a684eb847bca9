import type { NoticeReply } from "../../../chat/reply.ts";
import { channelInText } from "../../../chat/wording/channel-names.ts";
import type { AddressedDelivery, Shortfall } from "../../../digest/delivery/delivery-deps.ts";
import { localeFor, sentencesFor } from "../../../locales/locale.ts";
import { notice } from "../build-reply.ts";

/** The message to whoever set up a digest or follow whose post went without a part of its style. */
export function composeShortfall(
  { name, channel, channelName, ...addressed }: AddressedDelivery,
  { because, ...details }: Shortfall,
): NoticeReply {
  const locale = localeFor(addressed.locale);
  const words = sentencesFor(locale);
  const { shortfall } = words.style;
  const what = name.kind === "digest" ? words.digestNamed(name.number) : words.followNamed(name.number);
  const where = channelInText(channel, channelName ?? words.paused.unnamed);
  const line = shortfall.line(what, where, shortfall[because](details));
  return notice({ visibility: "private", locale, zone: "UTC" }, [line], { title: shortfall.title });
}
