import type { Outgoing } from "./slack-rules.ts";
import type { Channel, Posted, Workspace } from "./slack-workspace.ts";

type Arguments = Record<string, string>;
type Answer = { ok: boolean; error?: string; [field: string]: unknown };

export type Tokens = { botToken: string; appToken: string };

/** https://docs.slack.dev/reference/scopes: what reading a conversation takes. */
const historyScope = { public: "channels:history", private: "groups:history", direct: "im:history" };

const refuse = (error: string, more: object = {}): Answer => ({ ok: false, error, ...more });

/** Slack sends complex arguments as JSON in form fields. https://docs.slack.dev/apis/web-api#post-bodies */
const json = <Value>(text: string | undefined): Value | undefined =>
  text ? (JSON.parse(text) as Value) : undefined;

/** The Web API's methods that Newsdesk uses; any other is refused and noted. */
export function createWebApi(workspace: Workspace, tokens: Tokens, linkFor: () => string) {
  const { posted } = workspace;

  const lacks = (scope: string): Answer | undefined =>
    workspace.grants(scope)
      ? undefined
      : refuse("missing_scope", { needed: scope, provided: [...workspace.scopes].join(",") });

  const channelFault = (channel: Channel | undefined): Answer | undefined => {
    if (!channel) return refuse("channel_not_found");
    if (channel.archived) return refuse("is_archived");
    return channel.member
      ? undefined
      : refuse(channel.kind === "private" ? "channel_not_found" : "not_in_channel");
  };

  const outgoing = (args: Arguments): Outgoing & { text: string } => ({
    text: args.text ?? "",
    blocks: json(args.blocks),
    metadata: json(args.metadata),
  });

  const post = (args: Arguments, onlyFor?: string): Answer => {
    const channel = args.channel ?? "";
    const fault = lacks("chat:write") ?? channelFault(workspace.channels.get(channel));
    if (fault) return fault;
    const message = { ...outgoing(args), channel, thread: args.thread_ts, onlyFor };
    if (!message.metadata) workspace.answers(channel);
    const taken = workspace.accept(message);
    return "error" in taken ? refuse(taken.error) : { ok: true, channel, ts: taken.ts, message_ts: taken.ts };
  };

  /** Newest first, what is newer than `oldest`. */
  const history = (args: Arguments): Answer => {
    const channel = workspace.channels.get(args.channel ?? "");
    const fault = channelFault(channel) ?? lacks(historyScope[channel?.kind ?? "public"]);
    if (fault) return fault;
    const oldest = Number(args.oldest ?? 0);
    const since = ({ ts }: Posted) => Number(ts) > oldest;
    const all = posted.filter(
      (one) => one.channel === args.channel && !one.onlyFor && !one.thread && since(one),
    );
    const [limit, start] = [Number(args.limit ?? 100), Number(args.cursor || 0)];
    const page = all.toReversed().slice(start, start + limit);
    const more = start + limit < all.length;
    const shown = page.map(({ ts, text, blocks, metadata }) => ({
      ...{ type: "message", ts, text, blocks, bot_id: workspace.bot.bot },
      // https://docs.slack.dev/messaging/message-metadata: told only to those who ask for it.
      ...(args.include_all_metadata === "true" && metadata && { metadata }),
    }));
    return {
      ok: true,
      messages: shown,
      has_more: more,
      response_metadata: { next_cursor: more ? String(start + limit) : "" },
    };
  };

  const methods: Record<string, (args: Arguments) => Answer> = {
    // https://docs.slack.dev/reference/methods/auth.test
    "auth.test": () => ({
      ok: true,
      url: "https://newsroom.slack.com/",
      team: "Newsroom",
      user: "newsdesk",
      team_id: workspace.team,
      user_id: workspace.bot.user,
      bot_id: workspace.bot.bot,
      is_enterprise_install: false,
    }),
    // https://docs.slack.dev/reference/methods/apps.connections.open
    "apps.connections.open": () => ({ ok: true, url: linkFor() }),
    // https://docs.slack.dev/reference/methods/chat.postMessage
    "chat.postMessage": (args) => post(args),
    // https://docs.slack.dev/reference/methods/chat.postEphemeral
    "chat.postEphemeral": (args) => post(args, args.user),
    // https://docs.slack.dev/reference/methods/conversations.history
    "conversations.history": history,
  };

  return (method: string, token: string, args: Arguments): Answer => {
    const call = methods[method];
    if (!call) {
      workspace.unexpected.push(`method ${method}`);
      return refuse("unknown_method");
    }
    if (token !== tokens.botToken && token !== tokens.appToken) return refuse("invalid_auth");
    const wanted = method.startsWith("apps.") ? tokens.appToken : tokens.botToken;
    return token === wanted ? call(args) : refuse("not_allowed_token_type");
  };
}
