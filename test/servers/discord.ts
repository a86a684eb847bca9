import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer } from "./discord-answers.ts";
import { Gateway, intents } from "./discord-gateway.ts";
import { Interactions } from "./discord-interactions.ts";
import { Rest } from "./discord-rest.ts";
import { componentsIn, prepareRules } from "./discord-rules.ts";
import { asApiMessage, loading, type StoredMessage, World } from "./discord-world.ts";

type Where = "channel" | "direct";
type Options = { [name: string]: string | number };

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
  readonly #http = createServer((request, response) => void this.#rest.handle(request, response));
  readonly #shown: StoredMessage[] = [];

  constructor(world: World) {
    this.world = world;
    const gatewayUrl = () => `ws://127.0.0.1:${this.#port}/gateway`;
    // The bot is told of its own messages too, as every app is.
    const announce = (message: StoredMessage) => this.#tell(message, false);
    this.gateway = new Gateway(this.#http, world, this.token, gatewayUrl);
    this.#interactions = new Interactions(world, announce);
    this.#rest = new Rest(world, this.token, gatewayUrl, this.#interactions, announce);
    world.on("shown", (message) => this.#shown.push(message));
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

  /** What Discord would have refused, or never expected. */
  get violations(): string[] {
    return this.world.violations;
  }

  /** "METHOD /path" of all requests so far. */
  get requests(): string[] {
    return this.#rest.requests;
  }

  /** The bot's messages that somebody can see, oldest first, with their newest content. */
  get posted(): StoredMessage[] {
    const { bot, messages } = this.world;
    return messages.filter(
      ({ author, deleted, flags }) => author.id === bot.id && !deleted && !(flags & loading),
    );
  }

  /** Messages that still show the app thinking. */
  get hanging(): StoredMessage[] {
    return this.world.messages.filter(({ flags, deleted }) => flags & loading && !deleted);
  }

  /** The person mentions the bot in the channel. */
  mention(text: string): void {
    this.#tell(this.#write("channel", `<@${this.world.bot.id}> ${text}`), true);
  }

  /** The person says something in the channel that is not for the bot. */
  say(text: string): void {
    this.#tell(this.#write("channel", text), false);
  }

  /** @param typed whether the event names the channel's type; discord.js wants it for a new channel */
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

  /** @param path the subcommand of /news, with its group: "search", "digest on" */
  command(path: string, options: Options = {}, where: Where = "channel", locale = "en-US"): void {
    const values = Object.entries(options).map(([name, value]) => ({
      name,
      value,
      type: typeof value === "number" ? 4 : 3,
    }));
    const nested = path
      .split(" ")
      .reverse()
      .reduce<object[]>(
        (inner, name, depth) => [{ name, type: depth === 0 ? 1 : 2, options: inner }],
        values,
      );
    const channel = where === "channel" ? this.world.channelId : this.world.directId;
    const data = { id: String(this.world.commands[0]?.id), name: "news", type: 1, options: nested };
    this.interact({ ...this.#interactions.begin(channel, locale), type: 2, data });
  }

  /** The person presses the newest button of this label, or of this custom_id. */
  press(button: string, locale = "en-US"): void {
    const holders = this.posted.flatMap((message) =>
      componentsIn(message.components).map((part) => ({ message, part })),
    );
    const found = holders.findLast(
      ({ part }) => part.type === 2 && [part.label, part.custom_id].includes(button),
    );
    if (!found) throw new Error(`no button "${button}" to press`);
    const { message, part } = found;
    const data = { custom_id: part.custom_id, component_type: 2 };
    const begun = this.#interactions.begin(message.channel_id, locale, message);
    this.interact({ ...begun, type: 3, data, message: asApiMessage(message) });
  }

  /** Hands the bot an interaction; the same one again is what a failing Discord does. */
  interact(interaction: object): void {
    this.lastInteraction = interaction;
    this.gateway.dispatch("INTERACTION_CREATE", interaction);
  }

  lastInteraction: object = {};

  /** Takes permissions (see discord-world.ts) in the channel from the bot or the person. */
  deny(whom: "bot" | "person", permissions: bigint): void {
    this.world[whom === "bot" ? "botPermissions" : "personPermissions"] &= ~permissions;
    this.gateway.dispatch("CHANNEL_UPDATE", this.world.channel());
  }

  /** The bot's next message that is shown or filled anew; each is given once. */
  async waitForReply(): Promise<StoredMessage> {
    const guard = AbortSignal.timeout(10_000);
    for (;;) {
      const next = this.#shown.shift();
      if (next) return next;
      await once(this.world, "shown", { signal: guard });
    }
  }

  /** Answers the next request whose "METHOD /path" matches with a failure (see discord-answers.ts). */
  failNext(match: RegExp, answer: Answer): void {
    this.#rest.faults.push({ match, answer });
  }

  #write(where: Where, content: string, extra: Partial<StoredMessage> = {}): StoredMessage {
    const channel_id = where === "channel" ? this.world.channelId : this.world.directId;
    return this.world.add({ channel_id, author: this.world.person, content, ...extra });
  }

  /** https://docs.discord.com/developers/events/gateway-events#message-create */
  #tell(message: StoredMessage, mentionsBot: boolean, typed = true): void {
    const { bot, channelId } = this.world;
    const inGuild = message.channel_id === channelId;
    if (!this.gateway.wants(inGuild ? intents.guildMessages : intents.directMessages)) return;
    // .../gateway#message-content-intent: what is said to others is not for the bot to read.
    const readable =
      !inGuild || mentionsBot || message.author.id === bot.id || this.gateway.wants(intents.content);
    this.gateway.dispatch("MESSAGE_CREATE", {
      ...asApiMessage(message),
      ...(!readable && { content: "", components: [] }),
      mentions: mentionsBot ? [{ ...bot, member: this.world.member(bot) }] : [],
      ...(typed && { channel_type: inGuild ? 0 : 1 }),
      ...(inGuild && { member: { ...this.world.member(message.author), user: undefined } }),
    });
  }
}
