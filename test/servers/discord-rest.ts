import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import {
  type Answer,
  invalidForm,
  missingAccess,
  noHistory,
  ok,
  unauthorized,
  unknownChannel,
  unknownGuild,
  unknownMessage,
  unknownUser,
} from "./discord-answers.ts";
import { applicationOf, faultsOfInstallations, replaceCommands } from "./discord-commands.ts";
import { asApiMessage, historyOf, react, sentAt } from "./discord-history.ts";
import type { Interactions } from "./discord-interactions.ts";
import { refusedPicture, refusesPictures } from "./discord-pictures.ts";
import { pingsOf } from "./discord-pings.ts";
import { refusalToEdit, refusalToPost } from "./discord-posting.ts";
import { crosspost } from "./discord-publishing.ts";
import type { Body, Route } from "./discord-route.ts";
import { faultsOfCommands, faultsOfMessage } from "./discord-rules.ts";
import { threadRoutes } from "./discord-threads.ts";
import { refusalOfAuthor, webhookRoutes } from "./discord-webhooks.ts";
import { permission, type StoredMessage, type World } from "./discord-world.ts";
import type { Interrupt } from "./interrupt.ts";

/**
 * The answer to the next requests whose "METHOD /path" matches, one unless `times` says otherwise; "cut"
 * resets the connection. `applied` if the request is carried out all the same.
 */
export type Fault = { match: RegExp; answer: Answer | "cut"; times?: number; applied?: boolean };

/** The part of Discord's HTTP API that a news bot needs; any other request is a violation. */
export class Rest {
  readonly #world: World;
  readonly #token: string;
  readonly #routes: Route[];
  readonly #interactions: Interactions;
  readonly faults: Fault[] = [];
  /** Refuses a "METHOD /path" that is over a rate limit (see discord-limits.ts); by default there is none. */
  limit: (line: string) => Answer | undefined = () => undefined;
  /** Interrupts requests to post; by default none. */
  interrupt: Interrupt = () => "go";
  /** "METHOD /path" of every request, ids left as they are. */
  readonly requests: string[] = [];

  constructor(
    world: World,
    token: string,
    gatewayUrl: () => string,
    interactions: Interactions,
    announce: (message: StoredMessage) => void,
  ) {
    this.#world = world;
    this.#token = token;
    this.#interactions = interactions;
    this.#routes = [
      // https://docs.discord.com/developers/events/gateway#get-gateway-bot
      [
        "GET /gateway/bot",
        true,
        () =>
          ok({
            url: gatewayUrl(),
            shards: world.shards,
            session_start_limit: {
              total: 1000,
              remaining: 999,
              reset_after: 14_400_000,
              max_concurrency: 16,
            },
          }),
      ],
      // https://docs.discord.com/developers/resources/application#get-current-application
      ["GET /applications/@me", true, () => ok(applicationOf(world))],
      // https://docs.discord.com/developers/interactions/application-commands#endpoints
      ["GET /applications/:id/commands", true, () => ok(world.commands)],
      ["PUT /applications/:id/commands", true, ({ body }) => this.#register(body, "commands")],
      ["GET /applications/:id/guilds/:guild/commands", true, () => ok(world.guildCommands)],
      // .../application-commands#get-guild-application-command-permissions
      [
        "GET /applications/:id/guilds/:guild/commands/permissions",
        true,
        ({ id, guild }) =>
          ok(world.commandPermissions.map((one) => ({ ...one, application_id: id, guild_id: guild }))),
      ],
      [
        "PUT /applications/:id/guilds/:guild/commands",
        true,
        ({ body }) => this.#register(body, "guildCommands"),
      ],
      // https://docs.discord.com/developers/resources/guild#get-guild
      [
        "GET /guilds/:guild",
        true,
        ({ guild }) => (world.removed || guild !== world.guildId ? unknownGuild : ok(world.guild())),
      ],
      // https://docs.discord.com/developers/resources/channel#get-channel
      [
        "GET /channels/:id",
        true,
        ({ id }) =>
          this.#seeing(id, () => ok(id === world.directId ? world.directChannel() : world.channelOf(id))),
      ],
      [
        "GET /channels/:id/messages",
        true,
        ({ id, query }) => this.#seeing(id, () => ok(historyOf(world, id, query))),
      ],
      [
        "POST /channels/:id/messages",
        true,
        ({ id, body }) => this.#seeing(id, () => this.#post(id, body, announce)),
      ],
      // https://docs.discord.com/developers/resources/message#edit-message
      [
        "PATCH /channels/:id/messages/:message",
        true,
        ({ id, message, body }) => this.#seeing(id, () => this.#edit(message, body)),
      ],
      ...threadRoutes(world, (channel, act) => this.#seeing(channel, act), announce),
      // https://docs.discord.com/developers/resources/message#crosspost-message
      [
        "POST /channels/:id/messages/:message/crosspost",
        true,
        ({ id, message }) => this.#seeing(id, () => crosspost(world, id, message)),
      ],
      // https://docs.discord.com/developers/resources/message#create-reaction
      [
        "PUT /channels/:id/messages/:message/reactions/:emoji/@me",
        true,
        ({ id, message, emoji = "" }) => this.#seeing(id, () => react(world, id, message, emoji)),
      ],
      // https://docs.discord.com/developers/resources/user#create-dm
      [
        "POST /users/@me/channels",
        true,
        ({ body }) => (body.recipient_id === world.person.id ? ok(world.directChannel()) : unknownUser),
      ],
      // https://docs.discord.com/developers/interactions/receiving-and-responding#endpoints
      [
        "POST /interactions/:id/:token/callback",
        false,
        ({ id, token, body }) => interactions.callback(id, token, body as { type: number }),
      ],
      [
        "PATCH /webhooks/:id/:token/messages/@original",
        false,
        ({ token, body }) => interactions.edit(token, body),
      ],
      ["DELETE /webhooks/:id/:token/messages/@original", false, ({ token }) => interactions.remove(token)],
      ...webhookRoutes(
        world,
        (channel, act) => this.#seeing(channel, act),
        announce,
        ({ token, body }) => interactions.followUp(token, body),
      ),
    ];
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://loopback");
    const line = `${request.method} ${decodeURIComponent(url.pathname).replace(/^\/api\/v10/, "")}`;
    this.requests.push(line);
    const body = JSON.parse((await text(request)) || "{}") as Body;
    const posts = /^POST \/channels\/\d+\/(?:messages|threads)$/.test(line);
    const carryOut = () => this.#answer(line, url.searchParams, body, request.headers.authorization);
    const key = typeof body.nonce === "string" ? body.nonce : undefined;
    const verdict = posts ? this.interrupt("received", key) : "go";
    if (typeof verdict === "object") void verdict.arrivesAfter.then(carryOut);
    if (verdict !== "go") return;
    const answer = carryOut();
    if (answer === "cut") return void request.socket.destroy();
    if (posts && this.interrupt("stored", key) !== "go") return;
    const type = answer.body === undefined ? {} : { "content-type": "application/json" };
    response.writeHead(answer.status, { ...answer.headers, ...type });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body), () => {
      if (posts) this.interrupt("answered", key);
    });
  }

  #answer(
    line: string,
    query: URLSearchParams,
    body: Body,
    authorization: string | undefined,
  ): Answer | "cut" {
    const tooSoon = this.limit(line);
    if (tooSoon) return tooSoon;
    const fault = this.#fault(line);
    if (fault?.applied) this.#carryOut(line, query, body, authorization);
    return fault?.answer ?? this.#carryOut(line, query, body, authorization);
  }

  #fault(line: string): Fault | undefined {
    const at = this.faults.findIndex(({ match }) => match.test(line));
    const fault = this.faults[at];
    if (!fault) return undefined;
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times === 0) this.faults.splice(at, 1);
    const [, token] = /^POST \/interactions\/\d+\/([^/]+)\/callback/.exec(line) ?? [];
    if (token) this.#interactions.lose(token);
    return fault;
  }

  #carryOut(line: string, query: URLSearchParams, body: Body, authorization: string | undefined): Answer {
    for (const [pattern, auth, act] of this.#routes) {
      const shape = `^${pattern.replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`;
      const found = new RegExp(shape).exec(line);
      if (!found) continue;
      // https://docs.discord.com/developers/reference#authentication
      if (auth && authorization !== `Bot ${this.#token}`) return unauthorized;
      return act({ id: "", guild: "", token: "", message: "", ...found.groups, query, body });
    }
    this.#world.violations.push(`unexpected request ${line}`);
    return { status: 404, body: { code: 0, message: "404: Not Found" } };
  }

  #seeing(channel: string, act: () => Answer): Answer {
    const { channelId, directId, channelGone, botPermissions, removed, places } = this.#world;
    if (channel === directId) return act();
    if (removed) return missingAccess;
    const isElsewhere = this.#world.elsewhere.has(channel) || places.has(channel);
    if (!isElsewhere && (![channelId, this.#world.otherChannelId].includes(channel) || channelGone))
      return unknownChannel;
    return botPermissions & permission.viewChannel ? act() : missingAccess;
  }

  #register(body: unknown, place: "commands" | "guildCommands"): Answer {
    const faults = [...faultsOfCommands(body), ...faultsOfInstallations(body, this.#world)];
    if (faults.length > 0) return this.#refuse("commands", faults);
    return ok(replaceCommands(this.#world, place, body as Body[]));
  }

  #post(channel: string, body: Body, announce: (message: StoredMessage) => void): Answer {
    const { messages, bot, botPermissions, directId, now } = this.#world;
    const mayAll = channel === directId;
    const refused = mayAll ? this.#world.closed : refusalToPost(this.#world, channel);
    if (refused) return refused;
    const faults = faultsOfMessage(body);
    if (faults.length > 0) return this.#refuse("message", faults);
    if (refusesPictures(this.#world, body)) return refusedPicture;
    const reference = body.message_reference as
      | { message_id: string; fail_if_not_exists?: boolean }
      | undefined;
    if (reference && !mayAll && !(botPermissions & permission.readHistory)) return noHistory;
    const answered = messages.find(({ id, deleted }) => id === reference?.message_id && !deleted);
    if (reference && !answered && reference.fail_if_not_exists !== false) return unknownMessage;
    // "that message will be returned and no new message will be created", "in the past few minutes"
    const same = messages.find(
      ({ nonce, id }) => body.enforce_nonce && nonce === String(body.nonce) && now() - sentAt(id) < 120_000,
    );
    // "That we don't try to recreate the message if it was created then subsequently deleted is intentional":
    // https://github.com/discord/discord-api-docs/pull/6647
    if (same) return same.deleted ? unknownMessage : ok(asApiMessage(same));
    const message = this.#world.add({
      channel_id: channel,
      author: bot,
      content: typeof body.content === "string" ? body.content : "",
      components: Array.isArray(body.components) ? body.components : [],
      flags: Number(body.flags ?? 0),
      nonce: body.nonce === undefined ? undefined : String(body.nonce),
      message_reference: answered && { message_id: answered.id },
      pings: pingsOf(this.#world, body, answered?.author.id),
    });
    this.#world.show(message);
    announce(message);
    return ok(asApiMessage(message));
  }

  #edit(id: string, body: Body): Answer {
    const message = this.#world.messages.find((one) => one.id === id && !one.deleted);
    if (!message) return unknownMessage;
    const refused = refusalOfAuthor(message) ?? refusalToEdit(this.#world, message.channel_id);
    if (refused) return refused;
    const faults = faultsOfMessage(body);
    if (faults.length > 0) return this.#refuse("edit", faults);
    if (refusesPictures(this.#world, body)) return refusedPicture;
    if (Array.isArray(body.components)) message.components = body.components;
    return ok(asApiMessage(message));
  }

  #refuse(what: string, faults: string[]): Answer {
    this.#world.violations.push(`${what}: ${faults.join("; ")}`);
    return invalidForm(faults);
  }
}
