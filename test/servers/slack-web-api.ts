import { type Answer, type Arguments, json, lacking, type Methods, refuse } from "./slack-answers.ts";
import type { OAuthServer } from "./slack-oauth.ts";
import type { Refused } from "./slack-pictures.ts";
import type { OutgoingMessage } from "./slack-rules.ts";
import type { View, Views } from "./slack-views.ts";
import type { Channel, Posted, Workspace } from "./slack-workspace.ts";

export type Tokens = { botToken: string; appToken: string };

/** https://docs.slack.dev/reference/scopes: the scope to read each kind of conversation. */
const historyScope = { public: "channels:history", private: "groups:history", direct: "im:history" };

const refused = ({ error, ...more }: Refused): Answer => refuse(error, more);

/** C0GENERAL is called "general". */
const nameOf = (channel: string): string => channel.slice(2).toLowerCase();

const viewIn = (args: Arguments): View => json<View>(args.view) ?? ({} as View);

const cursorAt = (ts: string): string => Buffer.from(`next_ts:${ts}`).toString("base64");
const readCursor = (cursor: string): number =>
  Number(/^next_ts:(.+)$/.exec(Buffer.from(cursor, "base64").toString())?.[1]);

const seen = (result: object): Answer =>
  "error" in result ? refused(result as Refused) : { ok: true, ...result };

/** The Web API's methods that Newsdesk uses; any other is refused and reported. */
export function createWebApi(
  workspace: Workspace,
  { views, oauth, more }: { views: Views; oauth: OAuthServer; more: Methods },
  tokens: Tokens,
  linkFor: () => string,
) {
  const { posted } = workspace;

  const lacks = (scope: string) => lacking(workspace, scope);

  const channelFault = (channel: Channel | undefined): Answer | undefined => {
    if (!channel) return refuse("channel_not_found");
    if (channel.archived) return refuse("is_archived");
    return channel.member
      ? undefined
      : refuse(channel.kind === "private" ? "channel_not_found" : "not_in_channel");
  };

  const outgoing = (args: Arguments): OutgoingMessage & { text: string } => ({
    text: args.text ?? "",
    blocks: json(args.blocks),
    metadata: json(args.metadata),
  });

  const post = (args: Arguments, onlyFor?: string): Answer => {
    // A user's id means the conversation with them.
    const channel = workspace.conversations.get(args.channel ?? "") ?? args.channel ?? "";
    const place = workspace.channels.get(channel);
    // https://docs.slack.dev/reference/methods/chat.postMessage#errors: messages_tab_disabled and the like
    const closed = place?.kind === "direct" && workspace.closed ? refuse(workspace.closed) : undefined;
    const fault = lacks("chat:write") ?? closed ?? channelFault(place);
    if (fault) return fault;
    const message = { ...outgoing(args), channel, thread: args.thread_ts, onlyFor };
    const taken = workspace.accept(message);
    if ("error" in taken) return refused(taken);
    if (!message.metadata && channel === args.channel) workspace.answers(channel);
    return { ok: true, channel, ts: taken.ts, message_ts: taken.ts };
  };

  /** https://docs.slack.dev/reference/methods/chat.update: without new metadata the old is kept. */
  const update = (args: Arguments): Answer => {
    const fault = lacks("chat:write") ?? channelFault(workspace.channels.get(args.channel ?? ""));
    if (fault) return fault;
    const found = posted.find(({ channel, ts }) => channel === args.channel && ts === args.ts);
    if (!found) return refuse("message_not_found");
    const { metadata = found.metadata, ...shown } = outgoing(args);
    const taken = workspace.revise(found, { ...shown, metadata });
    return taken ? refused(taken) : { ok: true, channel: found.channel, ts: found.ts };
  };

  /** Messages newer than `oldest`, newest first. */
  const history = (args: Arguments): Answer => {
    const channel = workspace.channels.get(args.channel ?? "");
    // An archived channel can still be read.
    const fault =
      channelFault(channel && { ...channel, archived: false }) ??
      lacks(historyScope[channel?.kind ?? "public"]);
    if (fault) return fault;
    const oldest = Number(args.oldest ?? 0);
    const since = ({ ts }: Posted) => Number(ts) > oldest;
    const all = posted.filter(
      (one) => one.channel === args.channel && !one.onlyFor && !one.thread && since(one),
    );
    // https://docs.slack.dev/apis/web-api/pagination: an opaque cursor, which new messages do not shift.
    const from = args.cursor ? readCursor(args.cursor) : Number.POSITIVE_INFINITY;
    if (Number.isNaN(from)) return refuse("invalid_cursor");
    const limit = Math.min(Number(args.limit ?? 100), workspace.maxPage);
    const left = all.toReversed().filter(({ ts }) => Number(ts) <= from);
    const page = left.slice(0, limit);
    const next = left[limit];
    const shown = page.map(({ ts, text, blocks, metadata }) => ({
      ...{ type: "message", ts, text, blocks, bot_id: workspace.bot.bot },
      // https://docs.slack.dev/messaging/message-metadata: returned only on request.
      ...(args.include_all_metadata === "true" && metadata && { metadata }),
    }));
    return {
      ok: true,
      messages: shown,
      has_more: Boolean(next),
      response_metadata: { next_cursor: next ? cursorAt(next.ts) : "" },
    };
  };

  const methods: Methods = {
    ...more,
    // It needs no token.
    "oauth.v2.access": (args) => oauth.access(args),
    // https://docs.slack.dev/reference/methods/api.test
    "api.test": () => ({ ok: true }),
    // https://docs.slack.dev/reference/methods/auth.test
    "auth.test": (_, team) => ({
      ok: true,
      url: "https://newsroom.slack.com/",
      team: "Newsroom",
      user: "newsdesk",
      team_id: team,
      user_id: workspace.bot.user,
      bot_id: workspace.bot.bot,
      is_enterprise_install: false,
    }),
    // https://docs.slack.dev/reference/methods/apps.connections.open
    "apps.connections.open": () => ({ ok: true, url: linkFor() }),
    // https://docs.slack.dev/reference/methods/chat.postMessage
    "chat.postMessage": (args) => post(args),
    "chat.update": update,
    // https://docs.slack.dev/reference/methods/chat.postEphemeral
    "chat.postEphemeral": (args) => post(args, args.user),
    // https://docs.slack.dev/reference/methods/reactions.add; the manifest does not ask for its scope.
    "reactions.add": ({ channel = "", timestamp = "", name = "" }) => {
      if (!workspace.scopes.has("reactions:write"))
        return refuse("missing_scope", { needed: "reactions:write" });
      const fault = channelFault(workspace.channels.get(channel));
      const reaction = [channel, timestamp, name].join(" ");
      if (!fault && workspace.reactions.has(reaction)) return refuse("already_reacted");
      if (!fault) workspace.reactions.add(reaction);
      return fault ?? { ok: true };
    },
    // https://docs.slack.dev/reference/methods/conversations.history
    "conversations.history": history,
    // https://docs.slack.dev/reference/methods/conversations.info
    "conversations.info": (args) => {
      const channel = workspace.channels.get(args.channel ?? "");
      const isHidden = !channel || (channel.kind === "private" && !channel.member);
      const scope = { public: "channels:read", private: "groups:read", direct: "im:read" } as const;
      if (isHidden) return refuse("channel_not_found");
      const { kind, creator } = channel;
      const about = {
        id: args.channel,
        is_channel: kind === "public",
        is_private: kind !== "public",
        is_archived: Boolean(channel.archived),
        is_member: channel.member,
        creator,
        ...(kind !== "direct" && { name: nameOf(args.channel ?? "") }),
        // https://docs.slack.dev/reference/objects/conversation-object: for typical users, not for admins.
        is_read_only: Boolean(channel.readOnly),
        is_thread_only: Boolean(channel.threadOnly),
        properties: {
          ...(channel.postingRestrictedTo && { posting_restricted_to: channel.postingRestrictedTo }),
          ...(channel.threadsRestrictedTo && { threads_restricted_to: channel.threadsRestrictedTo }),
        },
      };
      return lacks(scope[kind]) ?? { ok: true, channel: about };
    },
    // https://docs.slack.dev/reference/methods/users.conversations: those that the bot is in; each kind has its scope.
    "users.conversations": (args) => {
      const scopes = { public_channel: "channels:read", private_channel: "groups:read" } as const;
      const kinds = { public_channel: "public", private_channel: "private" } as const;
      const types = (args.types ?? "public_channel").split(",") as (keyof typeof kinds)[];
      const fault = types.map((type) => lacks(scopes[type])).find(Boolean);
      const start = Number(args.cursor || 0);
      const all = [...workspace.channels].filter(
        ([, { kind, member, archived }]) =>
          member &&
          types.some((type) => kinds[type] === kind) &&
          !(archived && args.exclude_archived === "true"),
      );
      const end = start + Math.min(Number(args.limit ?? 100), workspace.maxPage);
      const channels = all
        .slice(start, end)
        .map(([id, { creator }]) => ({ id, name: nameOf(id), creator, is_member: true }));
      const next = end < all.length ? String(end) : "";
      return fault ?? { ok: true, channels, response_metadata: { next_cursor: next } };
    },
    // https://docs.slack.dev/reference/methods/conversations.members: a page of them, of at most 1,000.
    "conversations.members": (args) => {
      const channel = workspace.channels.get(args.channel ?? "");
      const isHidden = !channel || (channel.kind === "private" && !channel.member);
      if (isHidden) return refuse("channel_not_found");
      const all = [...workspace.people.keys()].filter((user) => !channel.without?.includes(user));
      const scope = { public: "channels:read", private: "groups:read", direct: "im:read" } as const;
      const [limit, start] = [Math.min(Number(args.limit ?? 100), 1_000), Number(args.cursor || 0)];
      const next = start + limit < all.length ? String(start + limit) : "";
      const page = { members: all.slice(start, start + limit), response_metadata: { next_cursor: next } };
      return lacks(scope[channel.kind]) ?? { ok: true, ...page };
    },
    // https://docs.slack.dev/reference/methods/users.info
    "users.info": (args) => {
      const person = workspace.people.get(args.user ?? "");
      if (!person) return refuse("user_not_found");
      const { locale, zone, admin = false, head, guest = false } = person;
      const user = {
        id: args.user,
        tz: zone,
        is_admin: admin,
        // https://docs.slack.dev/reference/objects/user-object: a guest.
        is_restricted: guest,
        // https://docs.slack.dev/reference/objects/user-object: of members of an Enterprise organisation.
        ...(head !== undefined && { enterprise_user: { id: args.user, is_admin: head, is_owner: false } }),
        ...(args.include_locale === "true" && { locale }),
      };
      return lacks("users:read") ?? { ok: true, user };
    },
    // https://docs.slack.dev/reference/methods/views.open, views.push, views.update, views.publish
    "views.open": (args) => seen(views.open(args.trigger_id ?? "", viewIn(args), false)),
    "views.push": (args) => seen(views.open(args.trigger_id ?? "", viewIn(args), true)),
    "views.update": (args) => seen(views.update(args.view_id ?? "", args.hash, viewIn(args))),
    "views.publish": (args) => seen(views.publish(args.user_id ?? "", viewIn(args))),
  };

  return (method: string, token: string, args: Arguments): Answer => {
    const call = methods[method];
    if (!call) {
      workspace.unexpected.push(`method ${method}`);
      return refuse("unknown_method");
    }
    if (["oauth.v2.access", "api.test"].includes(method)) return call(args, "");
    const refused = workspace.refusedTokens.get(token);
    if (refused) return refuse(refused);
    const team = oauth.teamOf(token);
    if (team === "expired") return refuse("token_expired");
    if (team) return call(args, team);
    if (token !== tokens.botToken && token !== tokens.appToken) {
      return refuse(token.startsWith("xoxe.") ? "token_revoked" : "invalid_auth");
    }
    const wanted = method.startsWith("apps.") ? tokens.appToken : tokens.botToken;
    return token === wanted ? call(args, workspace.team) : refuse("not_allowed_token_type");
  };
}
