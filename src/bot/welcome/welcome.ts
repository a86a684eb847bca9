import type { NoticeReply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
import { notice, privateNotice } from "../replies/build-reply.ts";
import { forEverybody, type RequestContext } from "../request-context.ts";
import { firstSteps } from "./first-steps.ts";

/** To whoever has installed the bot: what it does, with buttons to begin with. */
export async function welcomeInstaller(context: RequestContext, deps: BotDeps): Promise<NoticeReply> {
  const { welcome } = context.sentences;
  return privateNotice(context, [welcome.installedHow], {
    title: welcome.installed,
    actions: await firstSteps(context, deps),
  });
}

/** To a channel that the bot was invited to, in the channel's language: one line that says what to type. */
export function greetChannel(context: RequestContext): NoticeReply {
  const post = forEverybody(context);
  return notice(post, [post.sentences.welcome.invited]);
}
