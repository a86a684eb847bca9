import {
  type Answer,
  archivedThread,
  invalidForm,
  invalidToken,
  missingPermissions,
  notAnAuthor,
  ok,
  tooManyWebhooks,
  unknownChannel,
  unknownMessage,
  unknownWebhook,
} from "./discord-answers.ts";
import { asApiMessage } from "./discord-history.ts";
import { refusedPicture, refusesPictures } from "./discord-pictures.ts";
import { pingsOf } from "./discord-pings.ts";
import { asApiPlace, isForum, isThread, type Place } from "./discord-places.ts";
import type { Asked, Body, Route } from "./discord-route.ts";
import { faultsOfMessage } from "./discord-rules.ts";
import { permission, type StoredMessage, type World } from "./discord-world.ts";

/** https://docs.discord.com/developers/resources/webhook#webhook-object */
type Webhook = { id: string; token: string; channel_id: string; name: string; application_id: string | null };

/** A server's webhooks, those that were deleted left out. */
const ofWorlds = new WeakMap<World, Webhook[]>();

export function webhooksOf(world: World): Webhook[] {
  const known = ofWorlds.get(world) ?? [];
  ofWorlds.set(world, known);
  return known;
}

/** Somebody deletes all webhooks of the server. Their messages stay. */
export const deleteWebhooks = (world: World): void => void webhooksOf(world).splice(0);

/** A person makes a webhook, which no application owns. */
export function addForeignWebhook(world: World, channel_id: string): void {
  const made = { id: world.newId(), token: `secret-${world.newId()}`, name: "Somebody's" };
  webhooksOf(world).push({ ...made, channel_id, application_id: null });
}

type Seeing = (channel: string, act: () => Answer) => Answer;
type Announce = (message: StoredMessage) => void;

/** @param followUp what a webhook that is an interaction answers */
export function webhookRoutes(
  world: World,
  seeing: Seeing,
  announce: Announce,
  followUp: (asked: Asked) => Answer,
): Route[] {
  return [
    // https://docs.discord.com/developers/resources/webhook#get-channel-webhooks
    [
      "GET /channels/:id/webhooks",
      true,
      ({ id }) => seeing(id, () => managing(world, () => list(world, id))),
    ],
    // https://docs.discord.com/developers/resources/webhook#create-webhook
    [
      "POST /channels/:id/webhooks",
      true,
      ({ id, body }) => seeing(id, () => managing(world, () => create(world, id, body))),
    ],
    [
      "POST /webhooks/:id/:token",
      false,
      (asked) => ask(world, asked, (webhook) => execute(world, webhook, asked, announce), followUp),
    ],
    [
      "GET /webhooks/:id/:token/messages/:message",
      false,
      (asked) => ask(world, asked, (webhook) => readMessage(world, webhook, asked)),
    ],
    [
      "PATCH /webhooks/:id/:token/messages/:message",
      false,
      (asked) => ask(world, asked, (webhook) => editMessage(world, webhook, asked)),
    ],
  ];
}

const managing = ({ botPermissions }: World, act: () => Answer): Answer =>
  botPermissions & permission.manageWebhooks ? act() : missingPermissions;

/** "token": of incoming webhooks, to whoever may manage them. */
const list = (world: World, channel: string): Answer =>
  ok(
    webhooksOf(world).flatMap((one) =>
      one.channel_id === channel ? [{ ...one, type: 1, avatar: null }] : [],
    ),
  );

/** "Webhooks per channel" of https://support.discord.com/hc/en-us/articles/33694251638295 */
const maxInChannel = 15;

function create(world: World, channel_id: string, body: Body): Answer {
  const faults = faultsOfName(body.name);
  if (faults.length > 0) return refuse(world, "webhook", faults);
  if (webhooksOf(world).filter((one) => one.channel_id === channel_id).length >= maxInChannel)
    return tooManyWebhooks;
  const made = { id: world.newId(), token: `secret-${world.newId()}`, name: String(body.name) };
  const webhook = { ...made, channel_id, application_id: world.bot.id };
  webhooksOf(world).push(webhook);
  return ok({ ...webhook, type: 1, avatar: null });
}

/**
 * "does not contain the substrings clyde or discord (case-insensitive)", "1-80 characters", and the guidelines of
 * https://docs.discord.com/developers/resources/user#usernames-and-nicknames.
 */
function faultsOfName(given: unknown): string[] {
  const name = typeof given === "string" ? given.trim() : "";
  const isSound = [...name].length >= 1 && [...name].length <= 80 && !/^(?:everyone|here)$/i.test(name);
  return isSound && !/clyde|discord|[@#:]|```/i.test(name) ? [] : [`a webhook is not named ${name}`];
}

/** What a webhook's own secret allows. */
function ask(
  world: World,
  asked: Asked,
  act: (webhook: Webhook) => Answer,
  ofInteraction: (asked: Asked) => Answer = () => unknownMessage,
): Answer {
  if (asked.id === world.bot.id) return ofInteraction(asked);
  const webhook = webhooksOf(world).find(({ id }) => id === asked.id);
  if (!webhook) return unknownWebhook;
  return webhook.token === asked.token ? act(webhook) : invalidToken;
}

/** Where a request of a webhook leads: its channel, or a thread in it. */
function placeOf(world: World, { channel_id }: Webhook, query: URLSearchParams): Place | undefined | Answer {
  const thread = query.get("thread_id");
  if (thread === null) return undefined;
  const place = world.places.get(thread);
  return place && isThread(place) && (place.parent ?? world.channelId) === channel_id
    ? place
    : unknownChannel;
}

const isAnswer = (place: Place | undefined | Answer): place is Answer =>
  place !== undefined && "status" in place;

/**
 * https://docs.discord.com/developers/resources/webhook#execute-webhook. Two requests with one nonce are two messages:
 * https://github.com/discord/discord-api-docs/pull/6647#issuecomment-1934797738
 */
function execute(world: World, webhook: Webhook, { query, body }: Asked, announce: Announce): Answer {
  const { username, avatar_url, thread_name, applied_tags, ...message } = body;
  const forum = world.places.get(webhook.channel_id);
  const isPost = forum !== undefined && isForum(forum) && query.get("thread_id") === null;
  const faults = [
    ...(username === undefined ? [] : faultsOfName(username)),
    ...(avatar_url === undefined || /^https?:\/\//.test(String(avatar_url))
      ? []
      : ["the picture is no address"]),
    // "thread_name ... requires the webhook channel to be a forum or media channel", and there one is needed.
    ...(isPost === (thread_name !== undefined)
      ? []
      : ["thread_name where there is no forum, or none in one"]),
    ...(thread_name === undefined || String(thread_name).length <= 100 ? [] : ["a title of more than 100"]),
    ...("nonce" in message || "message_reference" in message
      ? ["a webhook's message has no such field"]
      : []),
    // "with_components: whether to respect the components field of the request ... (defaults to false)"
    ...(query.get("with_components") === "true" ? [] : ["components without with_components"]),
    ...faultsOfMessage(message),
  ];
  if (faults.length > 0) return refuse(world, "webhook's message", faults);
  if (refusesPictures(world, message)) return refusedPicture;
  const place = placeOf(world, webhook, query);
  if (isAnswer(place)) return place;
  const opened = isPost
    ? openPost(world, webhook, String(thread_name), (applied_tags ?? []) as string[])
    : place;
  const channel_id = opened?.id ?? webhook.channel_id;
  const stored = world.add({
    ...(isPost && { id: channel_id }),
    channel_id,
    author: { id: webhook.id, username: String(username ?? webhook.name), bot: true },
    avatar_url: avatar_url === undefined ? undefined : String(avatar_url),
    webhook_id: webhook.id,
    application_id: webhook.application_id ?? undefined,
    components: message.components as unknown[],
    flags: Number(message.flags ?? 0),
    pings: pingsOf(world, message),
  });
  world.show(stored);
  announce(stored);
  // "wait ... waits for server confirmation of message send before response, and returns the created message body"
  return query.get("wait") === "true" ? ok(asApiMessage(stored)) : { status: 204 };
}

/** A post in a forum belongs to the webhook. */
function openPost(world: World, webhook: Webhook, name: string, appliedTags: string[]): Place {
  const id = world.newId();
  const place: Place = {
    id,
    kind: "thread",
    name,
    parent: webhook.channel_id,
    owner: webhook.id,
    appliedTags,
  };
  world.places.set(id, place);
  world.emit("event", "THREAD_CREATE", { ...asApiPlace(place, world.channel()), newly_created: true });
  return place;
}

/** https://docs.discord.com/developers/resources/webhook#get-webhook-message: with all that it contains */
function readMessage(world: World, webhook: Webhook, asked: Asked): Answer {
  const found = ownMessage(world, webhook, asked);
  return found ? ok(asApiMessage(found)) : unknownMessage;
}

/** https://docs.discord.com/developers/resources/webhook#edit-webhook-message */
function editMessage(world: World, webhook: Webhook, asked: Asked): Answer {
  const message = ownMessage(world, webhook, asked);
  if (!message) return unknownMessage;
  if (world.places.get(message.channel_id)?.archived) return archivedThread;
  const faults = faultsOfMessage(asked.body);
  if (faults.length > 0) return refuse(world, "webhook's edit", faults);
  if (Array.isArray(asked.body.components)) message.components = asked.body.components;
  return ok(asApiMessage(message));
}

/** "thread_id: ID of the thread the message is in": in the channel itself it is not found. */
function ownMessage(world: World, { id, channel_id }: Webhook, { message, query }: Asked) {
  const where = query.get("thread_id") ?? channel_id;
  return world.messages.find(
    (one) => one.id === message && one.webhook_id === id && one.channel_id === where && !one.deleted,
  );
}

/** A message can be edited by its author alone; a webhook's is not the bot's. */
export const refusalOfAuthor = ({ webhook_id }: StoredMessage): Answer | undefined =>
  webhook_id === undefined ? undefined : notAnAuthor;

function refuse({ violations }: World, what: string, faults: string[]): Answer {
  violations.push(`${what}: ${faults.join("; ")}`);
  return invalidForm(faults);
}
