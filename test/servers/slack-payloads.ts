import type { SlackButton } from "./slack-reading.ts";
import type { Envelope } from "./slack-socket.ts";
import type { Posted, Workspace } from "./slack-workspace.ts";

export type Speaker = { user: string; channel: string; thread?: string };

/** https://docs.slack.dev/messaging/formatting-message-text#escaping: people's texts come escaped. */
const encoded = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What Slack sends, shaped as it documents it. */
export function createPayloads(
  workspace: Workspace,
  responseUrl: (origin: object & Speaker & { pressed?: Posted }) => string,
) {
  const { team, app, bot } = workspace;

  /** https://docs.slack.dev/apis/events-api#event-type-structure */
  const event = (fields: { channel: string; ts: string; [field: string]: unknown }): Envelope => ({
    type: "events_api",
    payload: {
      token: "verification",
      team_id: team,
      api_app_id: app,
      event: { team, event_ts: fields.ts, ...fields },
      type: "event_callback",
      event_id: workspace.id("Ev"),
      event_time: Math.floor(workspace.now() / 1_000),
      authorizations: [
        { enterprise_id: null, team_id: team, user_id: bot.user, is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: false,
      event_context: "4-context",
    },
  });

  return {
    /** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
    command(text: string, speaker: Speaker): Envelope {
      const payload = {
        token: "verification",
        team_id: team,
        team_domain: "newsroom",
        channel_id: speaker.channel,
        channel_name: "general",
        user_id: speaker.user,
        user_name: "ann",
        command: workspace.commands[0],
        text: encoded(text),
        api_app_id: app,
        is_enterprise_install: "false",
        response_url: responseUrl(speaker),
        trigger_id: `${workspace.id("")}.1.abc`,
      };
      return { type: "slash_commands", payload };
    },
    /** https://docs.slack.dev/reference/events/app_mention */
    mention(text: string, { user, channel, thread }: Speaker, more: object = {}): Envelope {
      const said = `<@${bot.user}> ${encoded(text)}`;
      return event({
        type: "app_mention",
        user,
        text: said,
        ts: workspace.timestamp(),
        channel,
        thread_ts: thread,
        ...more,
      });
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
        user: { id: user, username: "ann", name: "ann", team_id: team },
        api_app_id: app,
        token: "verification",
        container,
        trigger_id: `${workspace.id("")}.1.abc`,
        team: { id: team, domain: "newsroom" },
        enterprise: null,
        is_enterprise_install: false,
        channel: { id: channel, name: "general" },
        // A private message is not sent along.
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
