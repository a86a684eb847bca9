import { composeAlert } from "../../../src/bot/replies/alert-reply.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { openNewsroom } from "../../bot/newsroom.ts";

/** What somebody is sent that they follow for themselves, and an answer where Newsdesk is not. */
export async function personalReplies(): Promise<{ follow: Reply; guest: Reply }> {
  const newsroom = await openNewsroom();
  newsroom.adapters.push({
    name: "test",
    checkPost: async () => {},
    channelName: async () => undefined,
    sendDirectMessage: async ({ user, ...tenant }) => ({
      channel: { ...tenant, channel: user },
      message: "m1",
    }),
  });
  try {
    await newsroom.ask("follow tsmc for me");
    const [follow] = await newsroom.deps.follows.all();
    if (!follow) throw new Error("nothing is followed");
    const articles = await newsroom.deps.articles.between(0, newsroom.clock.now);
    const about = articles.filter(({ title }) => title.startsWith("TSMC"));
    const guest = await newsroom.ask("chips", { isReadOnly: true, canManage: async () => false });
    return { follow: composeAlert(about, follow), guest };
  } finally {
    await newsroom.close();
  }
}
