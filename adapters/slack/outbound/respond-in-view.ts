import type { webApi } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { asMessage } from "../../../src/chat/answer.ts";
import type { FormReply } from "../../../src/chat/form.ts";
import { refusalOf, slackError } from "../errors.ts";
import type { Show } from "../inbound/handle-message.ts";
import type { IncomingEvent } from "../inbound/parse-payload.ts";
import type { ViewPress } from "../inbound/parse-press.ts";
import { formView } from "../views/form-view.ts";
import { homeView } from "../views/home-view.ts";
import { messageView } from "../views/message-view.ts";
import type { ViewState } from "../views/view-state.ts";
import type { RateLimitGate } from "./rate-limit-gate.ts";
import { byPost, type Say } from "./respond.ts";

type Client = webApi.WebClient;

/**
 * https://docs.slack.dev/reference/methods/views.open#errors: a trigger works for three seconds,
 * once; a view may be closed meanwhile, and only three stand on one another.
 */
const tooLate = new Set([
  "expired_trigger_id",
  "trigger_expired",
  "exchanged_trigger_id",
  "not_found",
  "push_limit_reached",
  "hash_conflict",
]);

/** Does it with a view; otherwise, where the moment for it has passed. */
async function inTime(act: () => Promise<unknown>, otherwise: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (cause) {
    if (!tooLate.has(refusalOf(cause) ?? "")) throw slackError(cause, "open a window");
    await otherwise();
  }
}

/** Where nothing can be opened: a form says in words what it would have asked. */
export const inWords =
  (say: Say): Show =>
  async (answer) => {
    const reply = asMessage(answer);
    if (reply) await say(reply);
  };

/** Opens forms, which a command or a press may, and says all else. */
export const openingForms =
  (client: Client, trigger: string, state: ViewState, say: Say): Show =>
  async (answer) => {
    if (answer.kind !== "form") return inWords(say)(answer);
    const view = formView(answer, state);
    await inTime(
      () => client.views.open({ trigger_id: trigger, view }),
      () => say(answer.otherwise),
    );
  };

/** Shows a person their page. */
export const asHome =
  (client: Client, { user, channel }: IncomingEvent): Show =>
  async (answer) => {
    if (answer.kind !== "home") return;
    await client.views.publish({ user_id: user, view: homeView(answer, { channel }) }).catch((cause) => {
      throw slackError(cause, "show the home page");
    });
  };

/**
 * Answers what is done in a view with a view: a list takes the place of the list before, all else
 * comes on top of it. What is for the channel is posted there, and what is too late for a view is
 * written to the person.
 */
export const inView =
  (client: Client, press: ViewPress, user: string, rateLimits: RateLimitGate): Show =>
  async (answer) => {
    const writeTo = (place: { channel: string; thread?: string }): Say =>
      byPost(client, { ...place, user, ts: "", direct: true }, rateLimits);
    const directly = writeTo({ channel: user });
    switch (answer.kind) {
      case "choices":
      case "home":
        return;
      case "form":
        return showForm(client, press, answer, directly);
      default:
        if (answer.visibility === "channel") return writeTo(press.state)(answer);
        return inTime(
          () => put(client, press, messageView(answer, press.state), answer.kind === "results"),
          () => directly(answer),
        );
    }
  };

/** A form that was changed again meanwhile, or closed, needs no answer to its last change. */
const showForm = (client: Client, press: ViewPress, form: FormReply, directly: Say): Promise<void> =>
  inTime(
    () => put(client, press, formView(form, press.state), true),
    press.view.type === "modal" ? async () => {} : () => directly(form.otherwise),
  );

function put(
  client: Client,
  { view, trigger }: ViewPress,
  shown: ModalView,
  replaces: boolean,
): Promise<unknown> {
  const opened = { trigger_id: trigger, view: shown };
  if (view.type === "home") return client.views.open(opened);
  if (!replaces) return client.views.push(opened);
  return client.views.update({ view_id: view.id, hash: view.hash, view: shown });
}
