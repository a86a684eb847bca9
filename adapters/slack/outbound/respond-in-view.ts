import type { ModalView } from "@slack/types";
import { asMessage } from "../../../src/chat/answer.ts";
import { line } from "../../../src/chat/apologies.ts";
import type { FormReply } from "../../../src/chat/form.ts";
import { type Manner, mannersOf, type Rung } from "../../../src/chat/ladder/climb.ts";
import { doneOnce } from "../../../src/chat/ladder/done-once.ts";
import { explanation, type Unshown } from "../../../src/chat/ladder/explain.ts";
import { withoutPictures } from "../../../src/chat/pictures/story-pictures.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { refusalOf, slackError } from "../errors.ts";
import { formView } from "../views/form-view.ts";
import { homeView, remarkOnHome } from "../views/home-view.ts";
import { messageView, plainView } from "../views/message-view.ts";
import type { ViewState } from "../views/view-state.ts";
import { type PlanAnswer, respondInChannel } from "./respond.ts";
import { elsewhere, type Outbox, type ResponseTarget } from "./rungs.ts";

/** A view in which something was done, by whom, and with which trigger another may be opened. */
export type ViewTarget = {
  view: { id: string; hash: string; type: "home" | "modal" };
  state: ViewState;
  trigger: string;
  user: string;
};

/** Opens forms in a window; anything else, and in words a form that cannot be opened, goes the other way. */
export const respondWithForms =
  (outbox: Outbox, trigger: string, state: ViewState, otherwise: PlanAnswer): PlanAnswer =>
  (answer) => {
    const plan = otherwise(answer);
    if (answer.kind !== "form" || !plan) return plan;
    const open = () => outbox.client.views.open({ trigger_id: trigger, view: formView(answer, state) });
    return { attempted: "form", rungs: [opening(open), ...plan.rungs] };
  };

/** Publishes a person's home page; `channel` is their conversation with us. */
export const respondOnHome =
  (outbox: Outbox, target: ResponseTarget): PlanAnswer =>
  (answer) => {
    if (answer.kind !== "home") return undefined;
    const { user, channel } = target;
    const page: Rung = {
      name: "home page",
      manners: ["full", "bare", "reason"],
      isRepeatable: true,
      show: (manner, unshown) => {
        const isBare = manner === "reason" && unshown;
        const view = isBare
          ? bareHome(unshown, answer.locale)
          : homeView(answer, { channel }, manner === "full");
        return outbox.client.views.publish({ user_id: user, view });
      },
    };
    const rest = elsewhere(outbox, target, line("", answer.locale), true);
    return { attempted: "page", rungs: [page, ...rest] };
  };

const bareHome = (unshown: Unshown, locale: string) => remarkOnHome(explanation(unshown, locale, "slack"));

/**
 * The way of an action in a view: a list replaces the list before, anything else opens on top of it. An
 * answer for the channel is posted there, and one that no view takes is sent to the person.
 * @param isChange whether a form was changed rather than a button pressed
 */
export const respondInView =
  (outbox: Outbox, target: ViewTarget, isChange = false): PlanAnswer =>
  (answer) => {
    const { state, user } = target;
    const asker = { channel: state.channel, thread: state.thread, user };
    if (answer.kind === "form" && isChange) return refreshing(outbox, target, answer, asker);
    const reply = asMessage(answer);
    if (!reply) return undefined;
    if (reply.visibility === "channel") return respondInChannel(outbox, asker, reply);
    const rest = elsewhere(outbox, asker, reply);
    if (answer.kind === "form") {
      const show = put(outbox, target, () => formView(answer, state), true);
      return { attempted: "form", rungs: [show, ...rest] };
    }
    const shown = put(outbox, target, viewOf(reply, state), reply.kind === "results");
    return { attempted: "answer", rungs: [{ ...shown, manners: mannersOf(reply) }, ...rest] };
  };

/**
 * The way of the outcome of a form whose submission is acknowledged already, in its window: it takes no
 * errors any more, so they are shown in words.
 * @param view the id of the window
 */
export const respondToForm =
  ({ view, state, user }: { view: string; state: ViewState; user: string }, outbox: Outbox): PlanAnswer =>
  (answer) => {
    const reply = asMessage(answer);
    if (!reply) return undefined;
    const window: Rung = {
      name: "window",
      manners: mannersOf(reply),
      isRepeatable: true,
      show: (manner) => outbox.client.views.update({ view_id: view, view: viewOf(reply, state)(manner) }),
    };
    const asker = { channel: state.channel, thread: state.thread, user };
    return { attempted: "answer", rungs: [window, ...elsewhere(outbox, asker, reply)] };
  };

/** A reply as a window, in any manner. */
const viewOf =
  (reply: Reply, state: ViewState) =>
  (manner: Manner): ModalView => {
    if (manner === "plain") return plainView(reply, state);
    return messageView(manner === "bare" ? withoutPictures(reply) : reply, state);
  };

/** A form that was changed again meanwhile, or closed, needs no answer to its last change. */
function refreshing(outbox: Outbox, target: ViewTarget, form: FormReply, asker: ResponseTarget) {
  const { show, ...rest } = put(outbox, target, () => formView(form, target.state), true);
  const refresh: Rung = {
    ...rest,
    show: async (...how) => {
      try {
        await show(...how);
      } catch (cause) {
        if (slackError(cause, "update a form").code !== "gone") throw cause;
      }
    },
  };
  const rungs = [refresh, ...elsewhere(outbox, asker, form.otherwise, true)];
  return { attempted: "change" as const, rungs };
}

/** A window that is opened or replaced, with what it shows. */
function put(
  { client }: Outbox,
  { view, trigger }: ViewTarget,
  shown: (manner: Manner) => ModalView,
  replaces: boolean,
): Rung {
  const updates = replaces && view.type === "modal";
  const open = (manner: Manner) => {
    const opened = { trigger_id: trigger, view: shown(manner) };
    if (view.type === "home") return client.views.open(opened);
    if (!updates) return client.views.push(opened);
    return client.views.update({ view_id: view.id, hash: view.hash, view: opened.view });
  };
  return opening(open);
}

/**
 * A trigger works once, within three seconds; if a try after a lost response finds it used, the first one
 * has opened the window. https://docs.slack.dev/reference/methods/views.open#errors
 */
const opening = (open: (manner: Manner) => Promise<unknown>): Rung => ({
  name: "window",
  manners: ["full"],
  isRepeatable: true,
  show: doneOnce(
    open,
    (cause) => ["exchanged_trigger_id", "hash_conflict"].includes(refusalOf(cause) ?? ""),
    (cause) => slackError(cause, "open a window").code === "unavailable",
  ),
});
