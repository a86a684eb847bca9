import type { App } from "@slack/bolt";
import type { Answer } from "../../../../src/chat/answer.ts";
import type { ResultsReply } from "../../../../src/chat/reply.ts";
import { tellRefusals } from "../../outbound/tell-refusals.ts";
import { type Unfurling, unfurl } from "../../outbound/unfurl.ts";
import type { EventArgs } from "../event-origin.ts";
import { handleMessage, type SlackServices } from "../handle-message.ts";
import { slackRequest } from "../slack-request.ts";
import { fromLinks } from "./parse-links.ts";

/** Shows links to articles that are held as cards, wherever in the workspace somebody writes them. */
export function registerLinks(app: App, services: SlackServices): void {
  const { features, workspaces, pictures } = services;
  const refused = tellRefusals(services.log, "Slack does not take the cards of links");

  app.event("link_shared", async ({ body, context, client }: EventArgs) => {
    const { links, place } = fromLinks(body, features.unfurl);
    const workspace = workspaces.workspaceOf(context, client);
    const held = new Map<string, ResultsReply>();
    const asked = links.map(({ url, event }) => {
      // What else the bot answers, such as that it is starting, nobody has asked for.
      const respond = async (answer: Answer) => {
        if (answer.kind === "results") held.set(url, answer);
      };
      return handleMessage(slackRequest(event, workspace, respond, services), services);
    });
    await Promise.all(asked);
    const cards: Unfurling = [...held];
    if (cards.length > 0)
      await services.inFlight.track(unfurl(workspace.client, place, cards, pictures).catch(refused));
  });
}
