import type { App, webApi } from "@slack/bolt";
import type { Logger } from "pino";
import { createInFlight } from "../../src/async/in-flight.ts";
import { withNote } from "../../src/async/noted-request.ts";
import { yieldInLongTurn } from "../../src/async/yield.ts";
import type { Adapter, OnAck } from "../../src/chat/adapter.ts";
import { AdapterError } from "../../src/chat/errors.ts";
import {
  createLadder,
  createRepeat,
  type OnUnanswered,
  type Wait,
  waitUnless,
} from "../../src/chat/ladder/climb.ts";
import type { LongTexts } from "../../src/chat/long-texts.ts";
import { createRefusedPictures, showPictured } from "../../src/chat/pictures/refused-pictures.ts";
import type { ChannelChanges } from "../../src/chat/places/channel-changes.ts";
import { actionsOf, type Reply } from "../../src/chat/reply.ts";
import { boltLog } from "./connection/bolt-log.ts";
import { createSlackConnections, type SlackConnections } from "./connection/slack-connections.ts";
import { takeTurns } from "./connection/take-turns.ts";
import { slackError } from "./errors.ts";
import { welcomeInstaller } from "./inbound/changes/welcome-installer.ts";
import { listen } from "./inbound/listen.ts";
import { createHomePages } from "./inbound/open-home-pages.ts";
import type { Managers } from "./inbound/slack-request.ts";
import { timeAcks } from "./inbound/time-acks.ts";
import { createUserProfiles } from "./inbound/user-profiles.ts";
import { manyWorkspaces, type OAuth, type WorkspaceStores } from "./install/many-workspaces.ts";
import { oneWorkspace, type Workspaces } from "./install/workspaces.ts";
import { noFeatures, type SlackFeatures } from "./manifest.ts";
import { openSession } from "./open-session.ts";
import { checkPost, nameOf } from "./outbound/check-post.ts";
import { edit, post, sendDirectMessage } from "./outbound/deliveries.ts";
import { findDelivery } from "./outbound/find-delivery.ts";
import { notedFetch } from "./outbound/noted-fetch.ts";
import { createRateLimitGate } from "./outbound/rate-limit-gate.ts";
import { blamed } from "./outbound/refused/blamed-contents.ts";
import { createWorkspaceCards } from "./outbound/refused/workspace-cards.ts";
import { storeLongCommands } from "./views/buttons.ts";

type SlackOptions = WorkspaceStores & {
  /** Of the one workspace; without it the app is installed in many, by `oauth`. */
  botToken?: string;
  oauth?: OAuth;
  /** Set for Socket Mode; without it deliveries come over HTTP, signed with the signing secret. */
  appToken?: string;
  signingSecret?: string;
  managers: Managers;
  /** None by default. */
  features?: SlackFeatures;
  channelChanges: ChannelChanges;
  /** Another base address for Slack's Web API. */
  apiUrl?: string;
  /** Where signed deliveries arrive. */
  port: number;
  longTexts: LongTexts;
  now: () => number;
  random: () => number;
  onAck?: OnAck;
  onUnanswered?: OnUnanswered;
  /** How long Slack may take to answer a request. */
  apiTimeoutMs?: number;
  /** Between tries; for tests. */
  wait?: Wait;
  log: Logger;
};

const usualTimeoutMs = 30_000;

/** Slack through Bolt. */
export function createSlackAdapter(options: SlackOptions): Adapter {
  const { apiUrl, managers, channelChanges, longTexts, now, onAck, random, log } = options;
  const { apiTimeoutMs = usualTimeoutMs, features = noFeatures } = options;
  const stopping = new AbortController();
  /** A stop ends the waits of answers before it waits for the answers. */
  const hurrying = new AbortController();
  const bolt = boltLog(log);
  // No retries in the client: after a lost response it would post twice, and its waits would go unlogged.
  const clientOptions = (): webApi.WebClientOptions => ({
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger: bolt,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: apiTimeoutMs,
    fetch: fetchWithin(apiTimeoutMs),
  });
  const connections = createSlackConnections(options.oauth !== undefined, {
    ...{ now, random, log, stopped: stopping.signal },
    signIn: async (tenant) => (await workspaces.clientFor(tenant)).auth.test(),
  });
  const workspaces = workspacesFor({ ...options, features }, clientOptions(), connections);
  const rateLimits = createRateLimitGate(now);
  const inFlight = createInFlight();
  const wait = options.wait ?? waitUnless(hurrying.signal);
  const repeat = createRepeat((cause) => slackError(cause, "show an answer"), wait);
  const climb = createLadder({ repeat, wait, log, onUnanswered: options.onUnanswered });
  const [userProfiles, homePages] = [createUserProfiles(now, log), createHomePages()];
  const [pictures, cards] = [createRefusedPictures(), createWorkspaceCards(now)];
  let running: Promise<void> | undefined;
  /** With a workspace's client; a refused token is noted. */
  const using = async <T>(
    tenant: string,
    work: (client: webApi.WebClient) => Promise<T>,
    fetch?: webApi.FetchFunction,
  ): Promise<T> => {
    try {
      return await work(await workspaces.clientFor(tenant, fetch));
    } catch (error) {
      if (error instanceof AdapterError && error.code === "auth") connections.refused(tenant, error);
      throw error;
    }
  };
  const store = (reply: Reply) => storeLongCommands(actionsOf(reply), longTexts, now());

  return {
    name: "slack",
    async start(onMessage) {
      const services = {
        ...{ workspaces, channelChanges, onMessage, managers, features, rateLimits, climb, pictures, cards },
        ...{ longTexts, now, log, inFlight, userProfiles, homePages },
      };
      const prepare = (app: App) => {
        takeTurns(app);
        if (onAck) timeAcks(app, now, onAck);
        app.use(async ({ context, client, next }) => {
          connections.heard(workspaces.workspaceOf(context, client).tenant);
          await next();
        });
        listen(app, services);
      };
      const { opened, ended } = connections.keep(() =>
        openSession(options, workspaces, welcomeInstaller(services), clientOptions, bolt, prepare),
      );
      running = ended;
      await opened;
    },
    async send(channel, reply, deliveryKey, beforeRequest) {
      await store(reply);
      const ref = await withNote(beforeRequest, (note) =>
        using(
          channel.tenant,
          (client) =>
            rateLimits.run(channel.channel, () =>
              showPictured(reply, pictures, blamed, (shown) => post(client, channel, shown, deliveryKey)),
            ),
          notedFetch(note),
        ),
      ).catch((error: unknown) => {
        throw error instanceof AdapterError ? workspaces.asRemoval(error) : error;
      });
      connections.posted(channel.tenant);
      return ref;
    },
    async edit(ref, reply) {
      await store(reply);
      await using(ref.channel.tenant, (client) =>
        showPictured(reply, pictures, blamed, (shown) => edit(client, ref, shown)),
      );
    },
    async sendDirectMessage(user, reply) {
      await store(reply);
      return using(user.tenant, (client) =>
        showPictured(reply, pictures, blamed, (shown) => sendDirectMessage(client, user, shown)),
      );
    },
    checkPost: (channel) => using(channel.tenant, (client) => checkPost(client, channel)),
    channelName: (channel) => using(channel.tenant, (client) => nameOf(client, channel)),
    findDelivery: (channel, deliveryKey, search) =>
      using(channel.tenant, (client) => findDelivery(client, channel, deliveryKey, search)),
    connections: () => connections.current(),
    async stop() {
      hurrying.abort();
      stopping.abort();
      await running;
      await inFlight.settled();
    },
  };
}

/** Bolt calls a response_url without any limit. Of responses that come together each is read in a turn that is not used up. */
const fetchWithin =
  (timeoutMs: number): webApi.FetchFunction =>
  async (url, init) => {
    const response = await fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeoutMs) });
    await yieldInLongTurn();
    return response;
  };

function workspacesFor(
  options: SlackOptions & { features: SlackFeatures },
  clientOptions: webApi.WebClientOptions,
  connections: SlackConnections,
): Workspaces {
  const { botToken, oauth, features, now } = options;
  if (botToken) {
    return oneWorkspace(botToken, clientOptions, options.tenants, () => {
      const line = "Slack: the app was removed from its workspace, or its token revoked. Install it again.";
      connections.refused("", new AdapterError("auth", line));
    });
  }
  if (oauth)
    return manyWorkspaces(oauth, options, clientOptions, { features, now, onForgotten: connections.forget });
  throw new AdapterError("auth", "Slack needs SLACK_BOT_TOKEN, or SLACK_CLIENT_ID for many workspaces.");
}
