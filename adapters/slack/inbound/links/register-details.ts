import type { App } from "@slack/bolt";
import { type Answer, asMessage } from "../../../../src/chat/answer.ts";
import { tellRefusals } from "../../outbound/tell-refusals.ts";
import { openedEntity } from "../../views/links/link-entity.ts";
import { textAlone } from "../../views/render.ts";
import type { EventArgs } from "../event-origin.ts";
import { handleMessage, type SlackServices } from "../handle-message.ts";
import { slackRequest } from "../slack-request.ts";
import { fromDetails } from "./parse-details.ts";

/** Shows the story of a card beside the conversation, to whoever opens it there. */
export function registerDetails(app: App, services: SlackServices): void {
  const refused = tellRefusals(services.log, "Slack does not take the story of a card");

  app.event("entity_details_requested", async ({ body, context, client }: EventArgs) => {
    const { event, trigger } = fromDetails(body);
    const workspace = services.workspaces.workspaceOf(context, client);
    const respond = async (answer: Answer) => {
      const reply = asMessage(answer);
      if (!reply) return;
      const shown =
        reply.kind === "story"
          ? { metadata: openedEntity(reply) }
          : { error: { status: "custom", custom_message: textAlone(reply) } };
      await workspace.client.entity.presentDetails({ trigger_id: trigger, ...shown }).catch(refused);
    };
    await handleMessage(slackRequest(event, workspace, respond, services), services);
  });
}
