import type { webApi } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { asMessage } from "../../../src/chat/answer.ts";
import { failedTo, refusalOf, slackError } from "../errors.ts";
import { formView } from "../views/form-view.ts";
import { homeView } from "../views/home-view.ts";
import { messageView } from "../views/message-view.ts";
import type { ViewState } from "../views/view-state.ts";
import type { RateLimitGate } from "./rate-limit-gate.ts";
import { type Responder, respondByPost } from "./respond.ts";

/** A view in which something was done, by whom, and with which trigger another may be opened. */
export type ViewTarget = {
  view: { id: string; hash: string; type: "home" | "modal" };
  state: ViewState;
  trigger: string;
  user: string;
};

/**
 * https://docs.slack.dev/reference/methods/views.open#errors: a trigger works once, within three
 * seconds; a view may be closed meanwhile, and at most three are stacked.
 */
const tooLate = new Set([
  "expired_trigger_id",
  "trigger_expired",
  "exchanged_trigger_id",
  "not_found",
  "push_limit_reached",
  "hash_conflict",
]);

/** Waits for a view to be shown; if it is too late for that, does otherwise. */
async function inTime(showing: Promise<unknown>, otherwise: () => Promise<void>): Promise<void> {
  try {
    await showing;
  } catch (cause) {
    if (!tooLate.has(refusalOf(cause) ?? "")) throw slackError(cause, "open a window");
    await otherwise();
  }
}

/** Opens forms in a window; anything else, and a form that comes too late, goes to the other responder. */
export const respondWithForms =
  (client: webApi.WebClient, trigger: string, state: ViewState, respond: Responder): Responder =>
  async (answer) => {
    if (answer.kind !== "form") return respond(answer);
    const opening = client.views.open({ trigger_id: trigger, view: formView(answer, state) });
    await inTime(opening, () => respond(answer));
  };

/** Publishes a person's home page; `channel` is their conversation with us. */
export const respondOnHome =
  (client: webApi.WebClient, { user, channel }: { user: string; channel: string }): Responder =>
  async (answer) => {
    if (answer.kind !== "home") return;
    const publishing = client.views.publish({ user_id: user, view: homeView(answer, { channel }) });
    await publishing.catch(failedTo("show the home page"));
  };

/**
 * Answers an action in a view with a view: a list replaces the list before, anything else opens on top
 * of it. An answer for the channel is posted there, and one too late for a view is sent to the person.
 */
export const respondInView =
  (client: webApi.WebClient, target: ViewTarget, rateLimits: RateLimitGate): Responder =>
  async (answer) => {
    const { view, state, user } = target;
    const directly = respondByPost(client, { channel: user, user }, rateLimits);
    if (answer.kind === "form") {
      return inTime(put(client, target, formView(answer, state), true), async () => {
        // A form that was changed again meanwhile, or closed, needs no answer to its last change.
        if (view.type === "home") await directly(answer);
      });
    }
    const reply = asMessage(answer);
    if (reply?.visibility === "channel") return respondByPost(client, { ...state, user }, rateLimits)(reply);
    if (!reply) return;
    const shown = put(client, target, messageView(reply, state), reply.kind === "results");
    await inTime(shown, () => directly(reply));
  };

function put(
  client: webApi.WebClient,
  { view, trigger }: ViewTarget,
  shown: ModalView,
  replaces: boolean,
): Promise<unknown> {
  const opened = { trigger_id: trigger, view: shown };
  if (view.type === "home") return client.views.open(opened);
  if (!replaces) return client.views.push(opened);
  return client.views.update({ view_id: view.id, hash: view.hash, view: shown });
}
