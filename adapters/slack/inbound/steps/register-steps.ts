import type { App } from "@slack/bolt";
import type { Answer } from "../../../../src/chat/answer.ts";
import type { Workspace } from "../../install/workspaces.ts";
import { stepIds } from "../../manifest.ts";
import { digestOutcome, foundOutcome, type StepOutcome } from "../../outbound/step-outcome.ts";
import { handleMessage, type SlackServices } from "../handle-message.ts";
import type { IncomingEvent } from "../parse-payload.ts";
import { slackRequest } from "../slack-request.ts";
import { fromDigestStep, fromSearchStep } from "./parse-step.ts";

/** One step: how its order is read, and what becomes of the bot's answer. */
type Step = {
  id: string;
  read: (body: unknown) => IncomingEvent;
  outcomeOf: (answer: Answer, event: IncomingEvent, workspace: Workspace) => Promise<StepOutcome>;
};

/** The steps for Workflow Builder. A workflow waits for each until it is told how it ended. */
export function registerSteps(app: App, services: SlackServices): void {
  const { workspaces, log } = services;
  const steps: Step[] = [
    { id: stepIds.search, read: fromSearchStep, outcomeOf: async (answer) => foundOutcome(answer) },
    {
      id: stepIds.digest,
      read: fromDigestStep,
      outcomeOf: (answer, event, workspace) =>
        digestOutcome(answer, event.channel, event.id, workspace, services),
    },
  ];
  for (const { id, read, outcomeOf } of steps) {
    // Acknowledged by Bolt before this is called.
    app.function(id, async ({ body, context, client, complete, fail }) => {
      const event = read(body);
      const workspace = workspaces.workspaceOf(context, client);
      const respond = async (answer: Answer) => {
        const outcome = await outcomeOf(answer, event, workspace);
        const ended = "error" in outcome ? fail(outcome) : complete(outcome);
        await ended.catch((error: unknown) =>
          log.error({ err: error, step: id }, "a workflow was not told how its step ended"),
        );
      };
      await handleMessage(slackRequest(event, workspace, respond, services), services);
    });
  }
}
