import type { App, webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { Answer } from "../../../../src/chat/answer.ts";
import type { PromptsReply } from "../../../../src/chat/reply.ts";
import { tellRefusals } from "../../outbound/tell-refusals.ts";
import { suggestedPrompts } from "../../views/suggested-prompts.ts";
import type { EventArgs } from "../event-origin.ts";
import { handleMessage, type SlackServices } from "../handle-message.ts";
import { slackRequest } from "../slack-request.ts";
import { fromPane } from "./parse-pane.ts";

/** Of anybody else's pane it is set again. */
const maxPanes = 10_000;

/** Suggests what to ask when somebody opens the agent, and anew when they go to another channel beside it. */
export function registerAgent(app: App, services: SlackServices): void {
  const refused = tellRefusals(services.log, "Slack does not take suggested prompts");
  const shown = new LRUCache<string, string>({ max: maxPanes });

  async function show(client: webApi.WebClient, channel: string, isNew: boolean, reply: PromptsReply) {
    const prompts = suggestedPrompts(reply);
    const text = JSON.stringify(prompts);
    if (!isNew && shown.get(channel) === text) return;
    try {
      // With a thread_ts an agent's call is silently ignored.
      await client.assistant.threads.setSuggestedPrompts({ channel_id: channel, ...prompts });
      shown.set(channel, text);
    } catch (cause) {
      refused(cause);
    }
  }

  const onPane = async ({ body, context, client }: EventArgs) => {
    const pane = fromPane(body);
    if (!pane) return;
    const { event, isNew } = pane;
    const workspace = services.workspaces.workspaceOf(context, client);
    // What else the bot answers, such as that it is starting, nobody has asked for.
    const respond = async (answer: Answer) => {
      if (answer.kind === "prompts") await show(workspace.client, event.channel, isNew, answer);
    };
    await handleMessage(slackRequest(event, workspace, respond, services), services);
  };
  app.event("app_home_opened", onPane);
  app.event("app_context_changed", onPane);
}
