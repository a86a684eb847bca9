import type { SlackButton } from "./slack-reading.ts";
import type { Envelope } from "./slack-socket.ts";
import type { Posted, Workspace } from "./slack-workspace.ts";

/** Who writes, and where; `team` for another workspace, `enterprise` for one of an organisation-wide install. */
export type Speaker = { user: string; channel: string; thread?: string; team?: string; enterprise?: string };

/** https://docs.slack.dev/messaging/formatting-message-text#escaping: people's texts come escaped. */
const encoded = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What Slack sends, shaped as it documents it. */
export function createPayloads(
  workspace: Workspace,
  trigger: (user: string) => string,
  responseUrl: (origin: object & Speaker & { pressed?: Posted }) => string,
) {
  const { app, bot } = workspace;

  /** https://docs.slack.dev/apis/events-api#event-type-structure */
  const event = (
    fields: { ts?: string; [field: string]: unknown },
    { team = workspace.team, enterprise }: Partial<Speaker> = {},
  ): Envelope => ({
    type: "events_api",
    payload: {
      token: "verification",
      team_id: team,
      enterprise_id: enterprise ?? null,
      api_app_id: app,
      event: { ...(fields.ts && { team, event_ts: fields.ts }), ...fields },
      type: "event_callback",
      event_id: workspace.id("Ev"),
      event_time: Math.floor(workspace.now() / 1_000),
      authorizations: [
        {
          enterprise_id: enterprise ?? null,
          team_id: enterprise ? null : team,
          user_id: bot.user,
          is_bot: true,
          is_enterprise_install: enterprise !== undefined,
        },
      ],
      is_ext_shared_channel: false,
      event_context: "4-context",
    },
  });

  return {
    event,
    /** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
    command(text: string, speaker: Speaker): Envelope {
      const { team = workspace.team, enterprise } = speaker;
      const payload = {
        token: "verification",
        team_id: team,
        ...(enterprise && { enterprise_id: enterprise, enterprise_name: "The Group" }),
        team_domain: "newsroom",
        channel_id: speaker.channel,
        channel_name: "general",
        user_id: speaker.user,
        user_name: "ann",
        command: workspace.commands[0],
        text: encoded(text),
        api_app_id: app,
        is_enterprise_install: String(enterprise !== undefined),
        response_url: responseUrl(speaker),
        trigger_id: trigger(speaker.user),
      };
      return { type: "slash_commands", payload };
    },
    /** https://docs.slack.dev/reference/events/app_mention */
    mention(text: string, speaker: Speaker, more: object = {}): Envelope {
      const { user, channel, thread } = speaker;
      const said = `<@${bot.user}> ${encoded(text)}`;
      const ts = workspace.timestamp();
      return event(
        { type: "app_mention", user, text: said, ts, channel, thread_ts: thread, ...more },
        speaker,
      );
    },
    /** https://docs.slack.dev/reference/events/message.im */
    direct(text: string, { user, channel, thread }: Speaker, more: object = {}): Envelope {
      const place = { channel, channel_type: "im", thread_ts: thread };
      return event({
        type: "message",
        user,
        text: encoded(text),
        ts: workspace.timestamp(),
        ...place,
        ...more,
      });
    },
    /** https://docs.slack.dev/reference/events/app_uninstalled and tokens_revoked; neither has a user. */
    removal(
      fields: { type: "app_uninstalled" } | { type: "tokens_revoked"; tokens: object },
      team: string,
      organisation: { enterprise_id?: string; is_enterprise_install?: boolean } = {},
    ) {
      const { payload, ...envelope } = event(fields, { team });
      return { ...envelope, payload: { ...payload, authorizations: undefined, ...organisation } };
    },
    /** https://docs.slack.dev/reference/events/member_joined_channel: without an inviter who joined by themselves. */
    joined: (
      user: string,
      { channel, team, inviter }: { channel: string; team?: string; inviter?: string },
    ) =>
      event(
        {
          ...{ type: "member_joined_channel", user, channel, channel_type: channel.slice(0, 1) },
          ...{ team: team ?? workspace.team, ...(inviter && { inviter }) },
          ...{ event_ts: workspace.timestamp() },
        },
        { team },
      ),
    /**
     * https://docs.slack.dev/reference/events/channel_id_changed, channel_rename, group_rename, channel_unarchive,
     * group_unarchive and the like, as the pages show them.
     */
    changed: (fields: { type: string; [field: string]: unknown }, team?: string): Envelope =>
      event({ ...fields, event_ts: workspace.timestamp() }, { team }),
    /**
     * https://docs.slack.dev/reference/events/team_access_granted and team_access_revoked: of no workspace; the
     * authorization names one all the same, and says that it is not for the organisation.
     */
    access(type: "team_access_granted" | "team_access_revoked", organisation: string, teams: string[]) {
      const { payload, ...envelope } = event({ type, team_ids: teams, event_ts: workspace.timestamp() });
      const authorization = { enterprise_id: organisation, team_id: workspace.team, is_bot: false };
      const authorizations = [{ ...authorization, is_enterprise_install: false }];
      return {
        ...envelope,
        payload: { ...payload, team_id: null, enterprise_id: organisation, authorizations },
      };
    },
    /** https://docs.slack.dev/reference/events/app_home_opened */
    homeOpened: (user: string, channel: string): Envelope =>
      event({ type: "app_home_opened", user, channel, tab: "home", ts: workspace.timestamp() }),
    /** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
    shortcut(text: string, { user, channel, thread }: Speaker, more: object = {}): Envelope {
      const ts = workspace.timestamp();
      const payload = {
        type: "message_action",
        token: "verification",
        callback_id: workspace.shortcuts[0],
        action_ts: ts,
        trigger_id: trigger(user),
        response_url: responseUrl({ user, channel }),
        team: { id: workspace.team, domain: "newsroom" },
        enterprise: null,
        is_enterprise_install: false,
        channel: { id: channel, name: "general" },
        user: { id: user, username: "ann", name: "ann", team_id: workspace.team },
        message_ts: ts,
        message: { type: "message", user: "U0CARL", ts, thread_ts: thread, text: encoded(text), ...more },
      };
      return { type: "interactive", payload };
    },
    /** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
    press(button: SlackButton, pressed: Posted, user: string): Envelope {
      const { channel, ts, thread, onlyFor } = pressed;
      const { label, ...fields } = button;
      const container = {
        type: "message",
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: Boolean(onlyFor),
        thread_ts: thread,
      };
      const payload = {
        type: "block_actions",
        user: { id: user, username: "ann", name: "ann", team_id: workspace.team },
        api_app_id: app,
        token: "verification",
        container,
        trigger_id: trigger(user),
        team: { id: workspace.team, domain: "newsroom" },
        enterprise: null,
        is_enterprise_install: false,
        channel: { id: channel, name: "general" },
        // The payload leaves out a private message.
        ...(!onlyFor && {
          message: { type: "message", bot_id: bot.bot, ts, text: pressed.text, blocks: pressed.blocks },
        }),
        response_url: responseUrl({ user, channel, pressed }),
        actions: [
          {
            type: "button",
            ...fields,
            text: { type: "plain_text", text: label },
            action_ts: workspace.timestamp(),
          },
        ],
      };
      return { type: "interactive", payload };
    },
  };
}
