import { App, type webApi } from "@slack/bolt";
import type { Logger } from "pino";
import { createInFlight } from "../../src/async/in-flight.ts";
import { withNote } from "../../src/async/noted-request.ts";
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
import { actionsOf, type Reply } from "../../src/chat/reply.ts";
import { retryConnect } from "../../src/chat/retry-connect.ts";
import { boltLog } from "./connection/bolt-log.ts";
import { createReceiver, type SlackReceiver } from "./connection/connect.ts";
import { slackError } from "./errors.ts";
import { listen } from "./inbound/listen.ts";
import { createHomePages } from "./inbound/open-home-pages.ts";
import type { Managers } from "./inbound/slack-request.ts";
import { timeAcks } from "./inbound/time-acks.ts";
import { createUserProfiles } from "./inbound/user-profiles.ts";
import { manyWorkspaces, type OAuth, type WorkspaceStores } from "./install/many-workspaces.ts";
import { oneWorkspace, type Workspaces } from "./install/workspaces.ts";
import { checkPost, nameOf } from "./outbound/check-post.ts";
import { edit, post, sendDirectMessage } from "./outbound/deliveries.ts";
import { findDelivery } from "./outbound/find-delivery.ts";
import { notedFetch } from "./outbound/noted-fetch.ts";
import { createRateLimitGate } from "./outbound/rate-limit-gate.ts";
import { storeLongCommands } from "./views/buttons.ts";

type SlackOptions = WorkspaceStores & {
  /** Of the one workspace; without it the app is installed in many, by `oauth`. */
  botToken?: string;
  oauth?: OAuth;
  /** Set for Socket Mode; without it deliveries come over HTTP, signed with the signing secret. */
  appToken?: string;
  signingSecret?: string;
  managers: Managers;
  /** Another base address for Slack's Web API. */
  apiUrl?: string;
  /** Where signed deliveries arrive. */
  port: number;
  longTexts: LongTexts;
  now: () => number;
  onAck?: OnAck;
  onUnanswered?: OnUnanswered;
  /** Between tries; for tests. */
  wait?: Wait;
  log: Logger;
};

const apiTimeoutMs = 30_000;

/** Slack through Bolt. */
export function createSlackAdapter(options: SlackOptions): Adapter {
  const { apiUrl, managers, longTexts, now, onAck, log } = options;
  const stopping = new AbortController();
  /** A stop ends the waits of answers before it waits for the answers. */
  const hurrying = new AbortController();
  const deps = { now, log, stopped: stopping.signal };
  // No retries in the client: after a lost response it would post twice, and its waits would go unlogged.
  const clientOptions = (): webApi.WebClientOptions => ({
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger: boltLog(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: apiTimeoutMs,
  });
  const workspaces = workspacesFor(options, clientOptions());
  const rateLimits = createRateLimitGate(now);
  const inFlight = createInFlight();
  const wait = options.wait ?? waitUnless(hurrying.signal);
  const repeat = createRepeat((cause) => slackError(cause, "show an answer"), wait);
  const climb = createLadder({ repeat, wait, log, onUnanswered: options.onUnanswered });
  let receiver: SlackReceiver | undefined;
  const prepare = async (reply: Reply, tenant: string, fetch?: webApi.FetchFunction) => {
    await storeLongCommands(actionsOf(reply), longTexts, now());
    return workspaces.clientFor(tenant, fetch);
  };

  return {
    name: "slack",
    async start(onMessage) {
      const describe = (cause: unknown) => slackError(cause, "sign in");
      const identity = await retryConnect(workspaces.signIn, { platform: "Slack", describe, ...deps });
      receiver = createReceiver(options, workspaces.routes, clientOptions(), deps);
      const app = new App({
        ...identity,
        tokenVerificationEnabled: false,
        receiver: receiver.receiver,
        clientOptions: clientOptions(),
        logger: boltLog(log),
        convoStore: false,
      });
      if (onAck) timeAcks(app, now, onAck);
      listen(app, {
        ...{ workspaces, onMessage, managers, rateLimits, climb, longTexts, now, log, inFlight },
        userProfiles: createUserProfiles(now, log),
        homePages: createHomePages(),
      });
      await receiver.open();
    },
    send: (channel, reply, deliveryKey, beforeRequest) =>
      withNote(beforeRequest, async (note) => {
        const client = await prepare(reply, channel.tenant, notedFetch(note));
        return rateLimits.run(channel.channel, () => post(client, channel, reply, deliveryKey));
      }).catch((error: unknown) => {
        throw error instanceof AdapterError ? workspaces.asRemoval(error) : error;
      }),
    edit: async (ref, reply) => edit(await prepare(reply, ref.channel.tenant), ref, reply),
    sendDirectMessage: async (user, reply) =>
      sendDirectMessage(await prepare(reply, user.tenant), user, reply),
    checkPost: async (channel) => checkPost(await workspaces.clientFor(channel.tenant), channel),
    channelName: async (channel) => nameOf(await workspaces.clientFor(channel.tenant), channel),
    findDelivery: async (channel, deliveryKey, search) =>
      findDelivery(await workspaces.clientFor(channel.tenant), channel, deliveryKey, search, now()),
    async stop() {
      hurrying.abort();
      stopping.abort();
      await receiver?.close();
      await inFlight.settled();
    },
  };
}

function workspacesFor(options: SlackOptions, clientOptions: webApi.WebClientOptions): Workspaces {
  const { botToken, oauth, now, log } = options;
  if (botToken) {
    return oneWorkspace(botToken, clientOptions, options.tenants, () =>
      log.error("the app was removed from its Slack workspace, or its token revoked: install it again"),
    );
  }
  if (oauth) return manyWorkspaces(oauth, options, clientOptions, now);
  throw new AdapterError("auth", "Slack needs SLACK_BOT_TOKEN, or SLACK_CLIENT_ID for many workspaces.");
}
