import {
  type Answer,
  hasThread,
  invalidForm,
  lockedThread,
  missingPermissions,
  ok,
  tagRequired,
  tooManyThreads,
  unknownMessage,
  unknownTag,
} from "./discord-answers.ts";
import { asApiMessage, asRead } from "./discord-history.ts";
import { refusedPicture, refusesPictures } from "./discord-pictures.ts";
import { pingsOf } from "./discord-pings.ts";
import { asApiPlace, isForum, isThread, type Place } from "./discord-places.ts";
import { refusalToEdit } from "./discord-posting.ts";
import type { Asked, Body, Route } from "./discord-route.ts";
import { faultsOfMessage } from "./discord-rules.ts";
import { permission, type StoredMessage, type World } from "./discord-world.ts";

type Seeing = (channel: string, act: () => Answer) => Answer;

/** Threads and posts in forums. https://docs.discord.com/developers/topics/threads */
export function threadRoutes(
  world: World,
  seeing: Seeing,
  announce: (message: StoredMessage) => void,
): Route[] {
  return [
    // https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel
    ["POST /channels/:id/threads", true, ({ id, body }) => seeing(id, () => post(world, id, body, announce))],
    // https://docs.discord.com/developers/resources/channel#start-thread-from-message
    [
      "POST /channels/:id/messages/:message/threads",
      true,
      (asked) => seeing(asked.id, () => beginThread(world, asked)),
    ],
    // https://docs.discord.com/developers/resources/guild#list-active-guild-threads
    ["GET /guilds/:guild/threads/active", true, () => ok({ threads: open(world), members: [] })],
    // https://docs.discord.com/developers/resources/channel#list-public-archived-threads
    [
      "GET /channels/:id/threads/archived/public",
      true,
      ({ id, query }) => seeing(id, () => closedPosts(world, id, query)),
    ],
    // https://docs.discord.com/developers/resources/message#get-channel-message
    [
      "GET /channels/:id/messages/:message",
      true,
      ({ id, message }) => seeing(id, () => readMessage(world, message)),
    ],
    // https://docs.discord.com/developers/resources/channel#modify-channel
    ["PATCH /channels/:id", true, ({ id, body }) => seeing(id, () => change(world, id, body))],
  ];
}

const threadsOf = ({ places }: World): Place[] => [...places.values()].filter(isThread);
const asApi = (world: World, place: Place) => asApiPlace(place, world.channel());
const open = (world: World) =>
  threadsOf(world)
    .filter(({ archived }) => !archived)
    .map((place) => asApi(world, place));

const has = ({ botPermissions }: World, needed: bigint): boolean => (botPermissions & needed) === needed;

/** "1-100 character channel name" */
const faultsOfName = ({ name }: Body): string[] =>
  typeof name === "string" && name.isWellFormed() && [...name].length >= 1 && [...name].length <= 100
    ? []
    : ["a name is not of 1 to 100 characters"];

const known = new Set(["name", "auto_archive_duration", "rate_limit_per_user", "applied_tags", "message"]);

function faultsOfPost(body: Body): string[] {
  const message = (body.message ?? {}) as Body;
  const tags = (body.applied_tags ?? []) as unknown[];
  // "Forum and Media Thread Message Params Object" has no nonce.
  const foreign = ["nonce", "enforce_nonce", "message_reference"].filter((key) => key in message);
  return [
    ...faultsOfName(body),
    ...Object.keys(body)
      .filter((key) => !known.has(key))
      .map((key) => `a post has no ${key}`),
    ...foreign.map((key) => `the message of a post has no ${key}`),
    // "limited to 5"
    ...(tags.length <= 5 && new Set(tags).size === tags.length ? [] : [`${tags.length} tags`]),
    ...faultsOfMessage(message),
  ];
}

/** "The current user must have the SEND_MESSAGES permission (CREATE_PUBLIC_THREADS is ignored)." */
function post(world: World, id: string, body: Body, announce: (message: StoredMessage) => void): Answer {
  const forum = world.places.get(id);
  const isTimedOut = Date.parse(world.botTimeOutUntil ?? "") > world.now();
  if (isTimedOut || !has(world, permission.sendMessages)) return missingPermissions;
  const faults = forum && isForum(forum) ? faultsOfPost(body) : ["a post where there is no forum"];
  if (!forum || faults.length > 0) return refuse(world, "post", faults);
  const message = body.message as Body;
  if (refusesPictures(world, message)) return refusedPicture;
  const appliedTags = (body.applied_tags ?? []) as string[];
  const refused = refusalOfTags(world, forum, appliedTags);
  if (refused) return refused;
  if (open(world).length >= world.maxThreads) return tooManyThreads;
  const thread = world.newId();
  const owner = world.bot.id;
  const place: Place = {
    id: thread,
    kind: "thread",
    name: String(body.name),
    parent: id,
    owner,
    appliedTags,
  };
  world.places.set(thread, place);
  world.emit("event", "THREAD_CREATE", { ...asApi(world, place), newly_created: true });
  // "The created thread and the message it was started from will share the same id."
  const first = world.add({
    ...{ id: thread, channel_id: thread, author: world.bot },
    components: message.components as unknown[],
    flags: Number(message.flags ?? 0),
    pings: pingsOf(world, message),
  });
  world.show(first);
  announce(first);
  return ok({ ...asApi(world, place), message: asApiMessage(first) });
}

/** https://docs.discord.com/developers/resources/channel#forum-tag-object */
function refusalOfTags(
  world: World,
  { tags = [], requiresTag }: Place,
  applied: string[],
): Answer | undefined {
  const found = applied.map((tag) => tags.find(({ id }) => id === tag));
  if (found.includes(undefined)) return unknownTag;
  if (found.some((tag) => tag?.moderated) && !has(world, permission.manageThreads)) return missingPermissions;
  return requiresTag && applied.length === 0 ? tagRequired : undefined;
}

function beginThread(world: World, { id, message, body }: Asked): Answer {
  if (!has(world, permission.createPublicThreads)) return missingPermissions;
  if (!world.messages.some((one) => one.id === message && !one.deleted)) return unknownMessage;
  if (world.places.has(message)) return hasThread;
  if (open(world).length >= world.maxThreads) return tooManyThreads;
  const faults = faultsOfName(body);
  if (faults.length > 0) return refuse(world, "thread", faults);
  const name = String(body.name);
  const place: Place = { id: message, kind: "thread", name, parent: id, owner: world.bot.id };
  world.places.set(message, place);
  world.emit("event", "THREAD_CREATE", { ...asApi(world, place), newly_created: true });
  return ok(asApi(world, place));
}

function closedPosts(world: World, id: string, query: URLSearchParams): Answer {
  if (!has(world, permission.readHistory)) return missingPermissions;
  const before = Date.parse(query.get("before") ?? "9999-01-01");
  const limit = Number(query.get("limit") ?? 50);
  const closed = threadsOf(world)
    .filter(({ archived, parent, archivedAt = 0 }) => archived && parent === id && archivedAt < before)
    .sort((one, other) => (other.archivedAt ?? 0) - (one.archivedAt ?? 0));
  const threads = closed.slice(0, limit).map((place) => asApi(world, place));
  return ok({ threads, members: [], has_more: closed.length > limit });
}

/** "requires ... the READ_MESSAGE_HISTORY permission" */
function readMessage(world: World, id: string): Answer {
  if (!has(world, permission.readHistory)) return missingPermissions;
  const message = world.messages.find((one) => one.id === id && !one.deleted);
  return message ? ok(asRead(message)) : unknownMessage;
}

/** "requires MANAGE_THREADS or that the current user is the thread creator": .../topics/threads#editing--deleting-threads */
function change(world: World, id: string, body: Body): Answer {
  const place = world.places.get(id);
  if (!place || !isThread(place)) return refuse(world, "channel", ["only threads are changed"]);
  if (place.locked && !has(world, permission.manageThreads)) return lockedThread;
  const mayChange = place.owner === world.bot.id || has(world, permission.manageThreads);
  if (!mayChange) return missingPermissions;
  const refused = body.archived === false ? undefined : refusalToEdit(world, id);
  if (refused) return refused;
  const faults = "name" in body ? faultsOfName(body) : [];
  if (faults.length > 0) return refuse(world, "channel", faults);
  changeThread(world, id, {
    ...("name" in body && { name: String(body.name) }),
    ...(typeof body.archived === "boolean" && { archived: body.archived, archivedAt: world.now() }),
  });
  return ok(asApi(world, place));
}

/** Somebody changes a thread, which the bot hears of. */
export function changeThread(world: World, id: string, changed: Partial<Place>): void {
  const place = world.places.get(id);
  if (!place) throw new Error(`there is no thread ${id}`);
  Object.assign(place, changed);
  world.emit("event", "THREAD_UPDATE", asApi(world, place));
}

function refuse({ violations }: World, what: string, faults: string[]): Answer {
  violations.push(`${what}: ${faults.join("; ")}`);
  return invalidForm(faults);
}
