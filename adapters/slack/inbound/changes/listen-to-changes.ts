import type { App, Context } from "@slack/bolt";
import { respondBy } from "../../outbound/respond.ts";
import { respondToInvitation } from "../../outbound/respond-unasked.ts";
import { handleMessage, type SlackServices } from "../handle-message.ts";
import { slackRequest } from "../slack-request.ts";
import { accessIn, channelEventIn, fromJoin, fromRemoval } from "./parse-changes.ts";

type ChangeArgs = { body: unknown; context: Context; client: App["client"] };

/** Hears what happens to the app, its workspaces and its channels. */
export function listenToChanges(app: App, services: SlackServices): void {
  registerRemovals(app, services);
  registerAccess(app, services);
  registerChannels(app, services);
  registerInvitations(app, services);
}

/** Slack reports a removal by two events, in any order, of which one also comes for people's tokens. */
function registerRemovals(app: App, { workspaces }: SlackServices): void {
  const onRemoval = async ({ body }: ChangeArgs) => {
    const removal = fromRemoval(body);
    if (removal) await workspaces.removed(removal);
  };
  app.event("app_uninstalled", onRemoval);
  app.event("tokens_revoked", onRemoval);
}

/**
 * Of an organisation, Newsdesk keeps everything together, so that what is set in a workspace that is taken away
 * stays: its posts are refused, which pauses them, until the workspace is given back.
 */
function registerAccess(app: App, { channelChanges, log }: SlackServices): void {
  const onAccess = async ({ body }: ChangeArgs) => {
    const access = accessIn(body);
    if (!access) return;
    const { organisation: tenant, type, team_ids: teams } = access;
    log.info({ tenant, teams }, type);
    if (type === "team_access_granted")
      await channelChanges.opened({ platform: "slack", tenant }, ["posting_restricted", "channel_unseen"]);
  };
  app.event("team_access_granted", onAccess);
  app.event("team_access_revoked", onAccess);
}

function registerChannels(app: App, { workspaces, channelChanges }: SlackServices): void {
  const onChange = async ({ body, context, client }: ChangeArgs) => {
    const { tenant } = workspaces.workspaceOf(context, client);
    const place = (channel: string) => ({ platform: "slack", tenant, channel });
    const event = channelEventIn(body);
    switch (event.type) {
      case "channel_id_changed":
        return channelChanges.moved(place(event.old_channel_id), event.new_channel_id);
      case "channel_rename":
      case "group_rename":
        return channelChanges.renamed(place(event.channel.id), `#${event.channel.name}`);
      default:
        return channelChanges.opened(place(event.channel), ["channel_archived"]);
    }
  };
  app.event("channel_id_changed", onChange);
  app.event("channel_rename", onChange);
  app.event("group_rename", onChange);
  app.event("channel_unarchive", onChange);
  app.event("group_unarchive", onChange);
}

/** Invited to a channel, it says once what to type there; what was paused for its absence goes on. */
function registerInvitations(app: App, services: SlackServices): void {
  const { workspaces, channelChanges } = services;
  app.event("member_joined_channel", async ({ body, context, client }) => {
    const joined = fromJoin(body, context.botUserId);
    if (!joined) return;
    const { id, channel, inviter } = joined;
    const workspace = workspaces.workspaceOf(context, client);
    const place = { platform: "slack", tenant: workspace.tenant, channel };
    await channelChanges.opened(place, ["not_in_channel", "channel_unseen", "channel_archived"]);
    const event = {
      id,
      kind: "invited" as const,
      text: "",
      channel,
      user: inviter ?? context.botUserId ?? "",
    };
    const plan = respondToInvitation({ ...services, client }, channel, inviter);
    const respond = respondBy(services, plan);
    await handleMessage(slackRequest(event, workspace, respond, services), services);
  });
}
