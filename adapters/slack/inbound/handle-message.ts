import type { Logger } from "pino";
import type { InFlight } from "../../../src/async/in-flight.ts";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import type { Answer } from "../../../src/chat/answer.ts";
import { apology } from "../../../src/chat/apologies.ts";
import type { LongTexts } from "../../../src/chat/long-texts.ts";
import { type Action, actionsOf } from "../../../src/chat/reply.ts";
import type { Workspace } from "../install/workspaces.ts";
import type { RateLimitGate } from "../outbound/rate-limit-gate.ts";
import { storeLongCommands } from "../views/buttons.ts";
import { homeActions } from "../views/home-view.ts";
import type { IncomingEvent } from "./parse-payload.ts";
import type { UserProfiles } from "./user-profiles.ts";

export type SlackServices = {
  onMessage: OnMessage;
  userProfiles: UserProfiles;
  rateLimits: RateLimitGate;
  longTexts: LongTexts;
  now: () => number;
  log: Logger;
  /** Answers under way. */
  inFlight: InFlight;
  /** Somebody changed what their home page lists. */
  changed(user: string, workspace: Workspace): Promise<void>;
};

/** Shows what the bot answers. Throws AdapterError. */
export type Show = (answer: Answer) => Promise<void>;

/** What the bot answers, its buttons ready to be pressed; an apology where it fails, and the log says why. */
export async function askBot(
  event: IncomingEvent,
  workspace: Workspace,
  services: SlackServices,
): Promise<Answer | undefined> {
  const { onMessage, userProfiles, longTexts, now, log } = services;
  const answer = await userProfiles(event, workspace)
    .then(onMessage)
    .catch((error: unknown) => {
      log.error({ err: error, kind: event.kind }, "the bot failed to answer");
      return apology;
    });
  if (answer) await storeLongCommands(buttonsOf(answer), longTexts, now());
  if (answer && "changed" in answer && answer.changed) void services.changed(event.user, workspace);
  return answer;
}

function buttonsOf(answer: Answer): Action[] {
  if (answer.kind === "home") return homeActions(answer);
  return answer.kind === "form" || answer.kind === "choices" ? [] : actionsOf(answer);
}

/** Asks the bot and shows what it answers; where it fails, that is logged and said. */
export const converse = (
  event: IncomingEvent,
  workspace: Workspace,
  show: Show,
  services: SlackServices,
): Promise<void> =>
  underWay(services, event.kind, async () => {
    const answer = await askBot(event, workspace, services);
    if (answer) await show(answer);
  });

/** Work that a stop waits for; its failure is logged. */
export function underWay(
  { log, inFlight }: SlackServices,
  kind: IncomingEvent["kind"],
  work: () => Promise<void>,
): Promise<void> {
  return inFlight.track(
    work().catch((error: unknown) => log.error({ err: error, kind }, "an answer did not reach Slack")),
  );
}
