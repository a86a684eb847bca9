import type { webApi } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { withTimeout } from "../../../src/async/timeout.ts";
import { type Answer, asMessage } from "../../../src/chat/answer.ts";
import { slackError } from "../errors.ts";
import type { Workspace } from "../install/workspaces.ts";
import { limits } from "../limits.ts";
import { errorsOf, plain } from "../views/form-view.ts";
import { messageView } from "../views/message-view.ts";
import { askBot, type SlackServices, underWay } from "./handle-message.ts";
import { fromForm } from "./parse-form.ts";
import type { IncomingEvent } from "./parse-payload.ts";

/** How a submission may be answered. https://docs.slack.dev/surfaces/modals#updating_views */
type SubmissionResponse =
  | { response_action: "errors"; errors: Record<string, string> }
  | { response_action: "update"; view: ModalView }
  | { response_action: "clear" };

/** Slack waits three seconds; after this the form shows that it is being done. */
const ackTimeoutMs = 2_000;

/** Answers a submitted form in its place: with what is wrong in it, or with what came of it. */
export async function onSubmit(
  { body, ack }: { body: unknown; ack: (response: SubmissionResponse) => Promise<void> },
  workspace: Workspace,
  services: SlackServices,
): Promise<void> {
  const { event, view } = fromForm("submit", body);
  const response = askBot(event, workspace, services).then((answer) => responseTo(answer, event));
  const inTime = await withTimeout(response, ackTimeoutMs, () => undefined);
  await ack(inTime ?? { response_action: "update", view: waiting });
  if (inTime) return;
  await underWay(services, event.kind, async () => putLater(workspace.client, view, await response));
}

const waiting: ModalView = {
  type: "modal",
  title: plain("Newsdesk", limits.viewTitle),
  blocks: [{ type: "section", text: { type: "plain_text", text: "…" } }],
};

function responseTo(answer: Answer | undefined, event: IncomingEvent): SubmissionResponse {
  if (answer?.kind === "form") return { response_action: "errors", errors: errorsOf(answer) };
  const reply = asMessage(answer);
  return reply
    ? { response_action: "update", view: messageView(reply, event) }
    : { response_action: "clear" };
}

async function putLater(client: webApi.WebClient, id: string, response: SubmissionResponse): Promise<void> {
  const view = response.response_action === "update" ? response.view : waiting;
  await client.views.update({ view_id: id, view }).catch((cause: unknown) => {
    throw slackError(cause, "answer a form");
  });
}
