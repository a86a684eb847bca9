import type { webApi } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { withTimeout } from "../../../src/async/timeout.ts";
import { type Answer, asMessage } from "../../../src/chat/answer.ts";
import { failedTo } from "../errors.ts";
import { limits } from "../limits.ts";
import type { Responder } from "../outbound/respond.ts";
import { errorsOf, plain } from "../views/form-view.ts";
import { messageView } from "../views/message-view.ts";
import type { ViewState } from "../views/view-state.ts";

/** How a submission may be answered. https://docs.slack.dev/surfaces/modals#updating_views */
type SubmissionResponse =
  | { response_action: "errors"; errors: Record<string, string> }
  | { response_action: "update"; view: ModalView }
  | { response_action: "clear" };

/** Slack waits three seconds; after two the window shows an ellipsis. */
const ackTimeoutMs = 2_000;

/**
 * Answers a submitted form in its own window: with its mistakes, or with the reply.
 * @param view the id of the window
 * @param handle asks the bot, and never rejects
 */
export async function submitForm(
  view: string,
  state: ViewState,
  client: webApi.WebClient,
  ack: (response: SubmissionResponse) => Promise<void>,
  handle: (respond: Responder) => Promise<void>,
): Promise<void> {
  let acked: Promise<void> | undefined;
  const ackOnce = (response: SubmissionResponse): Promise<void> => {
    acked ??= ack(response);
    return acked;
  };
  const respond = async (answer: Answer): Promise<void> => {
    if (!acked) return ackOnce(responseTo(answer, state));
    await acked;
    await showLate(client, view, answer, state);
  };
  const handled = handle(respond);
  const finished = handled.then(() => ackOnce({ response_action: "clear" }));
  await withTimeout(finished, ackTimeoutMs, () => ackOnce({ response_action: "update", view: waiting }));
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
  if (!reply) return { response_action: "clear" };
  return { response_action: "update", view: messageView(reply, state) };
}

/** A form that was acknowledged takes no errors any more, so they are shown as a message. */
async function showLate(
  client: webApi.WebClient,
  id: string,
  answer: Answer,
  state: ViewState,
): Promise<void> {
  const reply = asMessage(answer);
  if (!reply) return;
  const update = client.views.update({ view_id: id, view: messageView(reply, state) });
  await update.catch(failedTo("answer a form"));
}
