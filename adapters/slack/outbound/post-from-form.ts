import { line } from "../../../src/chat/apologies.ts";
import type { Climb, Rung } from "../../../src/chat/ladder/climb.ts";
import { explained } from "../../../src/chat/ladder/explain.ts";
import type { ChannelRef } from "../../../src/chat/message.ts";
import type { RefusedPictures } from "../../../src/chat/pictures/refused-pictures.ts";
import type { NoticeReply, Reply } from "../../../src/chat/reply.ts";
import { channelInText } from "../../../src/chat/wording/channel-names.ts";
import { localeFor, sentencesFor } from "../../../src/locales/locale.ts";
import type { WorkspaceCards } from "./refused/workspace-cards.ts";
import { rememberRefused } from "./respond.ts";
import { type Outbox, posted } from "./rungs.ts";

/**
 * Posts what was asked for in a form to a whole channel; resolves to what its window says then: that it is
 * there, or why not. Never rejects.
 * @param known the platform's name of the asker's language, and of the workspace whether it takes cards
 */
export async function postFromForm(
  { climb, pictures, ...outbox }: Outbox & { climb: Climb; pictures: RefusedPictures },
  channel: ChannelRef,
  reply: Reply,
  { locale, cards }: { locale: string | undefined; cards: WorkspaceCards },
): Promise<NoticeReply> {
  const name = sentencesFor(localeFor(locale)).posting.sharedIn(channelInText(channel, channel.channel));
  let told = line(name, locale);
  const window: Rung = {
    name: "window",
    manners: ["reason"],
    isRepeatable: true,
    show: async (_, unshown) => {
      if (unshown) told = explained(unshown, locale, "slack");
    },
  };
  const shown = cards.choose(pictures.without(reply));
  const onBare = rememberRefused(shown, pictures, cards);
  await climb({ attempted: "post", rungs: [posted(outbox, channel, shown), window], onBare });
  return told;
}
