import type { webApi } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { withTimeout } from "../../../src/async/timeout.ts";
import { type Answer, asMessage } from "../../../src/chat/answer.ts";
import { slackError } from "../errors.ts";
import type { Workspace } from "../install/workspaces.ts";
import { limits } from "../limits.ts";
import { errorsOf, plain } from "../views/form-view.ts";
import { messageView } from "../views/message-view.ts";
import type { ViewState } from "../views/view-state.ts";
import { handleMessage, type SlackServices } from "./handle-message.ts";
import { fromForm } from "./parse-form.ts";
import { slackRequest } from "./slack-request.ts";

/** How a submission may be answered. https://docs.slack.dev/surfaces/modals#updating_views */
type SubmissionResponse =
  | { response_action: "errors"; errors: Record<string, string> }
  | { response_action: "update"; view: ModalView }
  | { response_action: "clear" };

/** Slack waits three seconds; after this the form shows that it is being done. */
const ackTimeoutMs = 2_000;

/** Answers a submitted form in its place: with what is wrong in it, or with what came of it. */
export async function submitForm(
  body: unknown,
  ack: (response: SubmissionResponse) => Promise<void>,
  workspace: Workspace,
  services: SlackServices,
): Promise<void> {
  const { event, view } = fromForm("submit", body);
  let acked: Promise<void> | undefined;
  const ackOnce = (response: SubmissionResponse): Promise<void> => {
    acked ??= ack(response);
    return acked;
  };
  const respond = async (answer: Answer): Promise<void> => {
    if (!acked) return ackOnce(responseTo(answer, event));
    await acked;
    await showLate(workspace.client, view, answer, event);
  };
  const handled = handleMessage(slackRequest(event, workspace, respond, services), services);
  const none: SubmissionResponse = { response_action: "clear" };
  const late: SubmissionResponse = { response_action: "update", view: waiting };
  await withTimeout(
    handled.then(() => ackOnce(none)),
    ackTimeoutMs,
    () => ackOnce(late),
  );
  await handled;
}

const waiting: ModalView = {
  type: "modal",
  title: plain("Newsdesk", limits.viewTitle),
  blocks: [{ type: "section", text: { type: "plain_text", text: "…" } }],
};

function responseTo(answer: Answer, state: ViewState): SubmissionResponse {
  if (answer.kind === "form") return { response_action: "errors", errors: errorsOf(answer) };
  const reply = asMessage(answer);
  return reply
    ? { response_action: "update", view: messageView(reply, state) }
    : { response_action: "clear" };
}

/** A form that was acknowledged takes no errors any more: it says in words what it would have asked. */
async function showLate(
  client: webApi.WebClient,
  id: string,
  answer: Answer,
  state: ViewState,
): Promise<void> {
  const reply = asMessage(answer);
  if (!reply) return;
  await client.views.update({ view_id: id, view: messageView(reply, state) }).catch((cause: unknown) => {
    throw slackError(cause, "answer a form");
  });
}
