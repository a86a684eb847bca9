import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { SlackFeatures } from "../../adapters/slack/manifest.ts";
import { deadlineMs } from "./deadline.ts";
import { freePort } from "./free-port.ts";
import { createAgent } from "./slack-agent.ts";
import { createCalls } from "./slack-calls.ts";
import { createHttpDelivery, type Forgery } from "./slack-http.ts";
import { createLinks } from "./slack-links.ts";
import { createOAuth, oauthApp } from "./slack-oauth.ts";
import { createPayloads, type Speaker } from "./slack-payloads.ts";
import { buttonsOf } from "./slack-reading.ts";
import { createResponses } from "./slack-responses.ts";
import { createSocketMode, type Envelope } from "./slack-socket.ts";
import { createSteps } from "./slack-steps.ts";
import { createUser } from "./slack-user.ts";
import { createViews } from "./slack-views.ts";
import { createWebApi } from "./slack-web-api.ts";
import { createWorkspace, type Posted } from "./slack-workspace.ts";

export type SlackServer = Awaited<ReturnType<typeof startSlack>>;

/** The app's answer to a delivery: its HTTP status (200 for an ack over the socket) and the time it took. */
export type Ack = { status: number; tookMs: number; payload?: unknown } | "late";

type Options = {
  mode?: "socket" | "http";
  /** What its manifest switches on. */
  features?: SlackFeatures;
  /** The clock of timestamps and response_urls, in ms. */
  now?: () => number;
  /** How many ids it has given out before; a Slack never gives one out twice. */
  issued?: number;
  /** https://docs.slack.dev/apis/events-api#responding: three seconds, on the machine's clock a guard. */
  ackWithinMs?: number;
};

const tokens = { botToken: "xoxb-loopback", appToken: "xapp-loopback" };
const signingSecret = "loopback-signing-secret";

/**
 * A Slack on the loopback interface for the real Bolt: Web API, Socket Mode or signed HTTP deliveries.
 * `violations` lists what a well-behaved app never does, `unexpected` calls that are not implemented here.
 */
export async function startSlack({
  mode = "socket",
  features,
  now = Date.now,
  issued,
  ackWithinMs = deadlineMs(3_000, Date.now),
}: Options = {}) {
  const server = createServer((request, response) => void answering.answer(request, response));
  const origin = `127.0.0.1:${await listen(server)}`;
  const port = mode === "http" ? await freePort() : 0;
  const workspace = createWorkspace(now, features, issued);
  const { posted, violations, unexpected } = workspace;
  const responses = createResponses(workspace);
  const socketMode = createSocketMode(server, workspace, ackWithinMs);
  const http = createHttpDelivery(signingSecret, port, ackWithinMs);
  const views = createViews(workspace);
  const oauth = createOAuth(workspace);
  const payloads = createPayloads(workspace, views.trigger, (to) => `http://${origin}${responses.issue(to)}`);
  const agent = createAgent(workspace, payloads, deliver);
  const links = createLinks(workspace, payloads, deliver);
  const steps = createSteps(workspace, payloads, oauth, deliver);
  const more = { ...agent.methods, ...links.methods, ...steps.methods };
  const socketAddress = () => `ws://${origin}${socketMode.ticket()}`;
  const api = createWebApi(workspace, { views, oauth, more }, tokens, socketAddress);
  const answering = createCalls(workspace, { api, responses, oauth });
  const inViews = createUser(workspace, views, deliver);
  let last: Envelope | undefined;
  let awaited = 0;
  const hooks = Object.assign(answering.hooks, {
    /** Changes deliveries into those of other kinds of workspaces. */
    disguise: (envelope: Envelope): Envelope => envelope,
  });

  /** Sends the app a delivery and waits for its ack, which is due in three seconds. */
  async function deliver(plain: Envelope): Promise<Ack> {
    const envelope = hooks.disguise(plain);
    last = envelope;
    const took = mode === "http" ? await http.deliver(envelope) : await socketMode.deliver(envelope);
    const ack = took === "late" ? took : { status: 200, ...took };
    if (ack === "late") violations.push(`late ack of ${envelope.type}`);
    else if (ack.status !== 200) violations.push(`${envelope.type} was answered ${ack.status}`);
    return ack;
  }

  const inChannel = (speaker: Partial<Speaker>): Speaker => ({
    user: "U0ANN",
    channel: "C0GENERAL",
    ...speaker,
  });

  /** An event that the app subscribes to and has to answer. */
  const ask = (name: string, envelope: Envelope, channel: string): Promise<Ack> => {
    if (!workspace.events.has(name)) throw new Error(`the manifest does not subscribe to ${name}`);
    workspace.asks(channel);
    return deliver(envelope);
  };

  return Object.assign(hooks, {
    /** For the configuration of the adapter or the program's environment. */
    credentials: {
      botToken: tokens.botToken,
      appToken: mode === "socket" ? tokens.appToken : undefined,
      signingSecret: mode === "http" ? signingSecret : undefined,
      apiUrl: `http://${origin}/api/`,
      port,
    },
    workspace,
    /** The app's messages, oldest first; replaced ones with their newest content. */
    posted,
    violations,
    unexpected,
    /** Calls of the Web API with their arguments, oldest first. */
    calls: answering.calls,
    payloads,
    views,
    oauth,
    oauthApp,
    /** People on the app's home page and in its modals. */
    inViews,
    /** People with the agent before them, links in messages, workflows with steps. */
    agent,
    links,
    steps,
    deliver,
    /** A person types `/news text`. */
    command: (text: string, speaker: Partial<Speaker> = {}) =>
      deliver(payloads.command(text, inChannel(speaker))),
    /** A person types `@Newsdesk text` in a channel or thread. */
    mention(text: string, speaker: Partial<Speaker> = {}, more: object = {}): Promise<Ack> {
      const where = inChannel(speaker);
      return ask("app_mention", payloads.mention(text, where, more), where.channel);
    },
    /** A person sends the app a direct message. */
    direct(text: string, speaker: Partial<Speaker> = {}, more: object = {}): Promise<Ack> {
      const where = inChannel({ channel: "D0ANN", ...speaker });
      return ask("message.im", payloads.direct(text, where, more), where.channel);
    },
    /** A person presses the newest button with this label. */
    press(label: string, { user = "U0ANN" }: Partial<Speaker> = {}): Promise<Ack> {
      const has = ({ blocks = [] }: Posted) => buttonsOf(blocks).some((button) => button.label === label);
      const message = posted.findLast((one) => has(one) && (one.onlyFor ?? user) === user);
      const button = buttonsOf(message?.blocks ?? []).find((one) => one.label === label);
      if (!message || !button) throw new Error(`there is no button ${label} to press`);
      return deliver(payloads.press(button, message, user));
    },
    /** A person asks for news related to a message. */
    shortcut(text: string, speaker: Partial<Speaker> = {}): Promise<Ack> {
      return deliver(payloads.shortcut(text, inChannel(speaker)));
    },
    /** The app comes into a channel; unless it joined by itself, somebody invited it. */
    invite(channel: string, inviter?: string): Promise<Ack> {
      const there = workspace.channels.get(channel);
      if (there) there.member = true;
      return ask(
        "member_joined_channel",
        payloads.joined(workspace.bot.user, { channel, ...(inviter && { inviter }) }),
        channel,
      );
    },
    /** What happens to a channel, as an event that the app subscribes to. */
    change(fields: { type: string; [field: string]: unknown }): Promise<Ack> {
      if (!workspace.events.has(fields.type))
        throw new Error(`the manifest does not subscribe to ${fields.type}`);
      return deliver(payloads.changed(fields));
    },
    /** A person opens the app's home page. */
    openHome(user = "U0ANN"): Promise<Ack> {
      if (!workspace.hasHome || !workspace.events.has("app_home_opened"))
        throw new Error("the manifest has no home");
      return deliver(payloads.homeOpened(user, "D0ANN"));
    },
    /** Slack repeats the last delivery. https://docs.slack.dev/apis/events-api#retries */
    redeliver(): Promise<Ack> {
      if (!last) throw new Error("nothing was delivered yet");
      return deliver({ ...last, retry: { num: 1, reason: "http_timeout" } });
    },
    /** Someone other than Slack sends a delivery, or replays one of Slack later. Only in HTTP mode. */
    forge: (envelope: Envelope, forgery: Forgery) => http.deliver(envelope, forgery),
    /** Signs and sends any body. Only in HTTP mode. */
    post: http.send,
    fail: answering.fail,
    hold: answering.hold,
    /** The tokens are refused for a reason such as account_inactive, until they are accepted again. */
    revoke(which: keyof typeof tokens, error: string): void {
      workspace.refusedTokens.set(tokens[which], error);
    },
    restore: () => workspace.refusedTokens.clear(),
    /** The open connections of Socket Mode. */
    sockets: () => socketMode.size(),
    say: socketMode.say,
    recycle: socketMode.recycle,
    cut: socketMode.cut,
    freeze: socketMode.freeze,
    mute: socketMode.mute,
    /** The next message; each is returned once. */
    async waitForReply(timeoutMs = 60_000): Promise<Posted> {
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        const reply = posted[awaited];
        if (reply) {
          awaited++;
          return reply;
        }
        if (performance.now() > deadline)
          throw new Error(`no reply within ${timeoutMs} ms; ${violations.join("; ")}`);
        await new Promise((soon) => setTimeout(soon, 5));
      }
    },
    async stop(): Promise<void> {
      socketMode.stop();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}

const listen = (server: Server): Promise<number> =>
  new Promise((ready) => server.listen(0, "127.0.0.1", () => ready((server.address() as AddressInfo).port)));
