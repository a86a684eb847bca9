import type { ChannelRef, Message } from "../../../src/chat/message.ts";
import type { Workspace } from "../install/workspaces.ts";
import type { Responder } from "../outbound/respond.ts";
import { isDirectMessage } from "../text.ts";
import { mayPost } from "./may-post.ts";
import type { IncomingEvent } from "./parse-payload.ts";
import { isAdmin, isAdminOfAll, isCreator, isPublic } from "./permissions.ts";
import type { UserProfiles } from "./user-profiles.ts";

/** Who may manage a channel's digests: workspace admins and its creator, or everybody. */
export type Managers = "admins" | "everyone";

export type SlackRequest = { message: Message; respond: Responder };

/** An event with its person's language, zone and permissions, and the way to answer it. */
export async function slackRequest(
  { channel, thread, user, from, ...said }: IncomingEvent,
  { tenant, client }: Workspace,
  respond: Responder,
  { userProfiles, managers }: { userProfiles: UserProfiles; managers: Managers },
): Promise<SlackRequest> {
  const here = { platform: "slack", tenant };
  // Whoever mentions Newsdesk or writes to it has just written there.
  const hasWritten = said.kind === "mention" || said.kind === "direct" || isDirectMessage(channel);
  const canPost = async () => hasWritten || (user !== "" && mayPost(client, { channel, thread, user }));
  const message: Message = {
    ...said,
    // Of a workflow nobody in particular may be known.
    ...(user && (await userProfiles(client, tenant, user))),
    ...(isDirectMessage(channel) && { choosesChannel: true }),
    channel: { ...here, channel, ...(thread && { thread }) },
    user: { ...here, user },
    isPersonal: isDirectMessage(channel),
    ...(from && { from: { ...here, channel: from } }),
    canManage: async () =>
      isDirectMessage(channel) ||
      (managers === "everyone" && (await canPost())) ||
      (await isAdmin(client, user)) ||
      (await isCreator(client, channel, user)),
    canPost,
    canForget: () => isAdminOfAll(client, tenant, user),
    canSee: (other: ChannelRef) => isPublic(client, other.channel),
  };
  return { message, respond };
}
