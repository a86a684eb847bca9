import type { Logger } from "pino";
import type { InFlight } from "../../../src/async/in-flight.ts";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { type Answer, asMessage } from "../../../src/chat/answer.ts";
import { apology } from "../../../src/chat/apologies.ts";
import type { Climb } from "../../../src/chat/ladder/climb.ts";
import type { LongTexts } from "../../../src/chat/long-texts.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { RefusedPictures } from "../../../src/chat/pictures/refused-pictures.ts";
import type { ChannelChanges } from "../../../src/chat/places/channel-changes.ts";
import { type Action, actionsOf } from "../../../src/chat/reply.ts";
import type { Workspaces } from "../install/workspaces.ts";
import type { SlackFeatures } from "../manifest.ts";
import type { RateLimitGate } from "../outbound/rate-limit-gate.ts";
import type { WorkspaceCards } from "../outbound/refused/workspace-cards.ts";
import { storeLongCommands } from "../views/buttons.ts";
import { homeActions } from "../views/home-view.ts";
import type { HomePages } from "./open-home-pages.ts";
import type { Managers, SlackRequest } from "./slack-request.ts";
import type { UserProfiles } from "./user-profiles.ts";

export type SlackServices = {
  workspaces: Workspaces;
  channelChanges: ChannelChanges;
  onMessage: OnMessage;
  managers: Managers;
  features: SlackFeatures;
  userProfiles: UserProfiles;
  homePages: HomePages;
  rateLimits: RateLimitGate;
  climb: Climb;
  pictures: RefusedPictures;
  /** Of each workspace, by its tenant. */
  cards: (tenant: string) => WorkspaceCards;
  longTexts: LongTexts;
  now: () => number;
  log: Logger;
  /** Answers that a stop waits for. */
  inFlight: InFlight;
};

/** Answers a request, with an apology if the bot fails. Never rejects: failures are logged. */
export const handleMessage = (request: Promise<SlackRequest>, services: SlackServices): Promise<void> =>
  services.inFlight.track(request.then((made) => answer(made, services)));

async function answer({ message, respond }: SlackRequest, services: SlackServices): Promise<void> {
  const { homePages, log } = services;
  const { kind, user } = message;
  const answer = await askBot(message, services).catch((error: unknown) => {
    log.error({ err: error, kind }, "the bot failed to answer");
    return apology(message.locale);
  });
  if (!answer) return;
  if ("changed" in answer && answer.changed) void homePages.refresh(user);
  await respond(answer);
}

async function askBot(message: Message, { onMessage, longTexts, now }: SlackServices) {
  const answer = await onMessage(message);
  if (answer) await storeLongCommands(buttonsOf(answer), longTexts, now());
  return answer;
}

function buttonsOf(answer: Answer): Action[] {
  if (answer.kind === "home") return homeActions(answer);
  const reply = asMessage(answer);
  return reply ? actionsOf(reply) : [];
}
