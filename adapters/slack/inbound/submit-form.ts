import type { ModalView } from "@slack/types";
import { withTimeout } from "../../../src/async/timeout.ts";
import { type Answer, asMessage } from "../../../src/chat/answer.ts";
import { withoutPictures } from "../../../src/chat/pictures/story-pictures.ts";
import type { Reply } from "../../../src/chat/reply.ts";
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
 * @param ack whether Slack has it; never rejects
 * @param handle asks the bot, and never rejects
 * @param respondLate shows what comes after the window was acknowledged
 * @param postForAll posts what the whole channel is to see, and resolves to what the window says then
 */
export async function submitForm(
  state: ViewState,
  ack: (response: SubmissionResponse) => Promise<boolean>,
  handle: (respond: Responder) => Promise<void>,
  respondLate: Responder,
  postForAll: (reply: Reply) => Promise<Reply>,
): Promise<void> {
  let acked: Promise<boolean> | undefined;
  const ackOnce = (response: SubmissionResponse): Promise<boolean> => {
    acked ??= ack(response);
    return acked;
  };
  const respond = async (made: Answer): Promise<void> => {
    const reply = asMessage(made);
    const isForAll = made.kind !== "form" && reply?.visibility === "channel";
    const answer = isForAll ? await postForAll(reply) : made;
    const isLate = acked !== undefined;
    const isTaken = await ackOnce(responseTo(answer, state));
    // If the acknowledgement was lost, the form is still open, and takes its outcome like a late one.
    if (isLate || !isTaken) await respondLate(answer);
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
  // Whether Slack takes a picture in the answer to a submission, it would tell the person alone.
  return { response_action: "update", view: messageView(withoutPictures(reply), state) };
}
