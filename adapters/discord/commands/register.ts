import { createHash } from "node:crypto";
import { type REST, type RESTPutAPIApplicationCommandsJSONBody, Routes } from "discord.js";
import { z } from "zod";
import type { KeyValueStore } from "../../../src/chat/key-value-store.ts";
import { anywhere, inServers, supportsUserInstall } from "./installations.ts";
import { newsFor } from "./news.ts";
import { newsdesk } from "./newsdesk.ts";
import { relatedFor } from "./related.ts";

/** All commands, as Discord's API defines them for this application, and their hash. */
async function definitionsFor(rest: REST) {
  const installations = (await supportsUserInstall(rest)) ? anywhere : inServers;
  const definitions: RESTPutAPIApplicationCommandsJSONBody = [
    newsFor(installations),
    newsdesk,
    relatedFor(installations),
  ];
  const hash = createHash("sha256").update(JSON.stringify(definitions)).digest("base64url");
  return { definitions, hash };
}

/** `guildId` is the one server that is to have the commands; without it all servers have them. */
type Registering = { rest: REST; applicationId: string; guildId?: string; keyValues: KeyValueStore };

/** Discord gives a command a new version whenever it changes. */
const held = z.array(z.object({ id: z.string(), version: z.string(), name: z.string() }));

/** The last registration: where, of which definition, and the versions Discord gave it. */
const registration = z.object({ guildId: z.string().optional(), hash: z.string(), versions: z.string() });
type Registration = z.infer<typeof registration>;

/**
 * Registers our commands with Discord, unless they are there: the definition is the one registered
 * last, and nobody has changed it in Discord since. Commands in another place and those no longer
 * defined are removed.
 * @throws what the REST client throws
 */
export async function registerCommands(registering: Registering): Promise<"registered" | "unchanged"> {
  const { rest, applicationId, guildId, keyValues } = registering;
  const { definitions, hash } = await definitionsFor(rest);
  const last = await lastRegistration(keyValues, applicationId);
  const place = placeOf(applicationId, guildId);
  if (isOurs(last, { hash, guildId }) && last.versions === versionsOf(await rest.get(place)))
    return "unchanged";
  const versions = versionsOf(await rest.put(place, { body: definitions }));
  if (last && last.guildId !== guildId) await rest.put(placeOf(applicationId, last.guildId), { body: [] });
  await keyValues.write(noteOf(applicationId), JSON.stringify({ guildId, hash, versions }));
  return "registered";
}

/**
 * Whether Discord has our commands in the right place, without changing anything.
 * @throws what the REST client throws
 */
export async function checkCommands(
  registering: Omit<Registering, "keyValues"> & { keyValues?: KeyValueStore },
): Promise<"in place" | "of another version" | "missing"> {
  const { rest, applicationId, guildId, keyValues } = registering;
  const { definitions, hash } = await definitionsFor(rest);
  const there = await rest.get(placeOf(applicationId, guildId));
  const names = new Set(held.parse(there).map(({ name }) => name));
  if (definitions.some(({ name }) => !names.has(name))) return "missing";
  const last = keyValues && (await lastRegistration(keyValues, applicationId));
  return isOurs(last, { hash, guildId }) && last.versions === versionsOf(there)
    ? "in place"
    : "of another version";
}

const noteOf = (applicationId: string): string => `discord commands ${applicationId}`;

const lastRegistration = async (
  keyValues: KeyValueStore,
  applicationId: string,
): Promise<Registration | undefined> =>
  registration.safeParse(JSON.parse((await keyValues.read(noteOf(applicationId))) ?? "null")).data;

const isOurs = (
  last: Registration | undefined,
  { hash, guildId }: Pick<Registration, "hash" | "guildId">,
): last is Registration => last?.hash === hash && last.guildId === guildId;

const placeOf = (applicationId: string, guildId: string | undefined) =>
  guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);

const versionsOf = (list: unknown): string =>
  held
    .parse(list)
    .map(({ id, version }) => `${id}:${version}`)
    .sort()
    .join(" ");
