import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer } from "./discord-answers.ts";
import { Doings, type Options } from "./discord-doings.ts";
import { Gateway } from "./discord-gateway.ts";
import { asApiMessage } from "./discord-history.ts";
import { Interactions, interactionKind } from "./discord-interactions.ts";
import { messageEvent } from "./discord-message-event.ts";
import { changePermissions } from "./discord-permissions.ts";
import { type Fault, Rest } from "./discord-rest.ts";
import { prepareRules } from "./discord-rules.ts";
import { loading, type StoredMessage, World } from "./discord-world.ts";
import type { Interrupt } from "./interrupt.ts";

/** "channel", "direct"; "stranger" and "group", which the bot is not in; or the id of another place. */
type Where = string;

/**
 * A Discord on the loopback interface that the real discord.js connects to, with one server, one
 * channel and one person. End a test with `expect(server.violations).toEqual([])`.
 * @param now the clock of Discord's deadlines and ids, in ms
 */
export async function startDiscord(now: () => number = Date.now): Promise<DiscordServer> {
  prepareRules();
  const server = new DiscordServer(new World(now));
  await server.listen();
  return server;
}

export class DiscordServer {
  readonly token = "loopback.discord.token";
  /** Ids, permissions (`botPermissions`, `personPermissions`), `channelGone`, registered `commands`. */
  readonly world: World;
  readonly gateway: Gateway;
  readonly #rest: Rest;
  readonly #interactions: Interactions;
  readonly #doings: Doings;
  readonly #http = createServer((request, response) => void this.#rest.handle(request, response));
  readonly #shown: StoredMessage[] = [];

  constructor(world: World) {
    this.world = world;
    const gatewayUrl = () => `ws://127.0.0.1:${this.#port}/gateway`;
    // Like every app, the bot gets events of its own messages too.
    const announce = (message: StoredMessage) => this.#tell(message, false);
    this.gateway = new Gateway(this.#http, world, this.token, gatewayUrl);
    this.#interactions = new Interactions(world, announce);
    this.#doings = new Doings(world);
    this.#rest = new Rest(world, this.token, gatewayUrl, this.#interactions, announce);
    world.on("shown", (message) => this.#shown.push(message));
    world.on("event", (name, data) => this.gateway.dispatch(name, data));
  }

  async listen(): Promise<void> {
    this.#http.listen(0, "127.0.0.1");
    await once(this.#http, "listening");
  }

  async stop(): Promise<void> {
    this.gateway.stop();
    this.#http.closeAllConnections();
    this.#http.close();
    await once(this.#http, "close");
  }

  /** Breaks the connections that requests are on; the gateway's stay. */
  cutRequests(): void {
    this.#http.closeAllConnections();
  }

  get #port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  /** The channel, as the adapter names it. */
  get channel() {
    return { platform: "discord", tenant: this.world.guildId, channel: this.world.channelId };
  }

  /** What Discord would have refused, or a well-behaved app never does. */
  get violations(): string[] {
    return this.world.violations;
  }

  /** "METHOD /path" of all requests so far. */
  get requests(): string[] {
    return this.#rest.requests;
  }

  /** The bot's visible messages, oldest first, with their newest content. */
  get posted(): StoredMessage[] {
    const { bot, messages } = this.world;
    return messages.filter(
      ({ author, application_id, deleted, flags }) =>
        [author.id, application_id].includes(bot.id) && !deleted && !(flags & loading),
    );
  }

  /** Messages that still show the app thinking. */
  get hanging(): StoredMessage[] {
    return this.world.messages.filter(({ flags, deleted }) => flags & loading && !deleted);
  }

  /** The person mentions the bot. */
  mention(text: string, where: Where = "channel"): StoredMessage {
    const message = this.#write(where, `<@${this.world.bot.id}> ${text}`);
    this.#tell(message, true);
    return message;
  }

  /** The person mentions a role in the channel. */
  mentionRole(role: string, text: string): void {
    const { botRoleId } = this.world;
    const message = this.#write("channel", `<@&${role}> ${text}`, { mention_roles: [role] });
    this.#tell(message, role === botRoleId);
  }

  /** The person writes in the channel without addressing the bot. */
  say(text: string, more: Partial<StoredMessage> = {}): StoredMessage {
    const message = this.#write("channel", text, more);
    this.#tell(message, false);
    return message;
  }

  /** @param typed whether the event has the channel's type; discord.js needs it for a new channel */
  direct(text: string, typed = true): void {
    this.#tell(this.#write("direct", text), false, typed);
  }

  /** @param ping whether the author of the answered message is notified, as the client offers */
  replyTo(answered: StoredMessage, text: string, ping = true): void {
    this.#tell(this.#write("channel", text, { message_reference: { message_id: answered.id } }), ping);
  }

  /** Another bot, a webhook, or the bot itself mentions the bot. */
  speakAs(who: "bot" | "webhook" | "itself", text: string, where: Where = "channel"): void {
    const other = { id: this.world.newId(), username: "other", discriminator: "0", avatar: null };
    const author = who === "itself" ? this.world.bot : { ...other, bot: who === "bot" };
    const extra = who === "webhook" ? { webhook_id: this.world.newId() } : {};
    this.#tell(this.#write(where, `<@${this.world.bot.id}> ${text}`, { author, ...extra }), true);
  }

  /** @param path a subcommand: "search" and "follow" of /news, "newsdesk follow add" of /newsdesk */
  command(path: string, options: Options = {}, where: Where = "channel", locale = "en-US"): void {
    const data = this.#doings.command(path, options, this.#idOf(where));
    this.#do(interactionKind.command, data, where, locale);
  }

  /** The person has typed the beginning of an option of a slash command. */
  type(path: string, option: string, text: string, others: Options = {}, where: Where = "channel"): void {
    const data = this.#doings.command(path, { ...others, [option]: text }, this.#idOf(where), option);
    this.#do(interactionKind.autocomplete, data, where);
  }

  /** The person chooses an entry of a message's menu. */
  menu(name: string, target: StoredMessage, where: Where = "channel"): void {
    this.#do(interactionKind.command, this.#doings.menu(name, target, this.#idOf(where)), where);
  }

  /** The person fills in the newest form and submits it; other fields keep their values. */
  submit(given: Record<string, string[]> = {}): void {
    this.#do(interactionKind.submit, this.#doings.submit(given));
  }

  #idOf(where: Where): string {
    const { channelId, directId, guest } = this.world;
    const named = { channel: channelId, direct: directId, stranger: guest.channelId, group: guest.groupId };
    return named[where as keyof typeof named] ?? where;
  }

  #do(kind: number, data: object, where: Where = "channel", locale = "en-US"): void {
    const channel = this.#idOf(where);
    this.interact({ ...this.#interactions.begin(kind, channel, locale), data });
  }

  /** The person presses the newest button with this label or custom_id. */
  press(button: string, locale = "en-US"): void {
    const { message, data } = this.#doings.press(button, this.posted);
    this.#touch(message, data, locale);
  }

  /** The person chooses the option with this label in the newest menu that has one. */
  choose(label: string): void {
    const { message, data } = this.#doings.choose(label, this.posted);
    this.#touch(message, data);
  }

  #touch(message: StoredMessage, data: object, locale = "en-US"): void {
    const begun = this.#interactions.begin(interactionKind.component, message.channel_id, locale, message);
    this.interact({ ...begun, data, message: asApiMessage(message) });
  }

  /** Sends the bot an interaction; a failing Discord may send it again. */
  interact(interaction: object): void {
    this.lastInteraction = interaction;
    this.gateway.dispatch("INTERACTION_CREATE", interaction);
  }

  lastInteraction: object = {};

  /** How often the bot has shown something in answer to an interaction, by its token. */
  shownFor(token: string): number {
    return this.#interactions.shownFor(token);
  }

  /** Takes permissions (see discord-world.ts) in all channels from the bot or the person, or gives them. */
  deny = (whom: "bot" | "person", those: bigint) => changePermissions(this.world, whom, ~those, 0n);
  grant = (whom: "bot" | "person", those: bigint) => changePermissions(this.world, whom, -1n, those);

  /** Lets everybody, or nobody without the permission, mention a role. */
  letMention(role: string, isAllowed: boolean): void {
    const { mentionableRoles, guildId } = this.world;
    if (isAllowed) mentionableRoles.add(role);
    else mentionableRoles.delete(role);
    this.gateway.dispatch("GUILD_ROLE_UPDATE", { guild_id: guildId, role: this.world.role(role) });
  }

  deleteRole(role: string): void {
    this.world.deletedRoles.add(role);
    this.gateway.dispatch("GUILD_ROLE_DELETE", { guild_id: this.world.guildId, role_id: role });
  }

  /** The server becomes unavailable, as in an outage, or available again. */
  showServer(available: boolean): void {
    const { guildId } = this.world;
    this.world.available = available;
    if (available) this.gateway.dispatch("GUILD_CREATE", this.world.guild());
    else this.gateway.dispatch("GUILD_DELETE", { id: guildId, unavailable: true });
  }

  /** A person removes the bot from the server. */
  removeBot(): void {
    this.world.removed = true;
    this.gateway.dispatch("GUILD_DELETE", { id: this.world.guildId });
  }

  /** The bot's next new or replaced message; each is returned once. */
  async waitForReply(): Promise<StoredMessage> {
    const guard = AbortSignal.timeout(60_000);
    for (;;) {
      const next = this.#shown.shift();
      if (next) return next;
      await once(this.world, "shown", { signal: guard });
    }
  }

  /** Answers the next request whose "METHOD /path" matches with a failure (see discord-answers.ts). */
  failNext(match: RegExp, answer: Fault["answer"], more: Pick<Fault, "times" | "applied"> = {}): void {
    this.#rest.faults.push({ match, answer, ...more });
  }

  /** Ends all failures that are still to come. */
  recover(): void {
    this.#rest.faults.length = 0;
  }

  /** Refuses requests over the rate limit, as discord-limits.ts does. */
  set limit(limit: (line: string) => Answer | undefined) {
    this.#rest.limit = limit;
  }

  /** Interrupts requests to post (see interrupt.ts). */
  set interrupt(interrupt: Interrupt) {
    this.#rest.interrupt = interrupt;
  }

  #write(where: Where, content: string, extra: Partial<StoredMessage> = {}): StoredMessage {
    const channel_id = this.#idOf(where);
    return this.world.add({ channel_id, author: this.world.person, content, ...extra });
  }

  #tell(message: StoredMessage, mentionsBot: boolean, typed = true): void {
    const event = messageEvent(this.world, (intent) => this.gateway.wants(intent), {
      message,
      mentionsBot,
      typed,
    });
    if (event) this.gateway.dispatch("MESSAGE_CREATE", event);
  }
}
