import type { App, RespondFn } from "@slack/bolt";
import { z } from "zod";
import { apology, outdated, outdatedForm } from "../../../src/chat/apologies.ts";
import type { NoticeReply } from "../../../src/chat/reply.ts";
import { type PlanAnswer, respondBy, respondToUrl } from "../outbound/respond.ts";
import { respondInView } from "../outbound/respond-in-view.ts";
import { respondToPerson } from "../outbound/respond-unasked.ts";
import type { Outbox } from "../outbound/rungs.ts";
import { messageView } from "../views/message-view.ts";
import type { SlackServices } from "./handle-message.ts";

const interaction = z.object({
  type: z.enum(["block_actions", "message_action", "shortcut", "view_submission", "block_suggestion"]),
  user: z.object({ id: z.string() }),
  trigger_id: z.string().default(""),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ thread_ts: z.string().optional() }).optional(),
  message: z.unknown().optional(),
  actions: z.array(z.looseObject({ action_id: z.string() })).default([]),
  view: z
    .looseObject({ id: z.string(), hash: z.string().default(""), type: z.enum(["home", "modal"]) })
    .optional(),
});
type UnhandledPress = z.infer<typeof interaction>;

type Ack = (response?: object) => Promise<unknown>;

/**
 * Whatever a person presses or submits that no listener knows, such as a button of an earlier version, or that
 * a listener fails on, is acknowledged at once and answered by one line: Slack would show them a warning and
 * nothing else.
 */
export function answerUnhandled(app: App, services: SlackServices): void {
  const acknowledged = new WeakSet<object>();
  const processEvent = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const ack: typeof event.ack = (response) => {
      acknowledged.add(event.body);
      return event.ack(response);
    };
    return processEvent({ ...event, ack });
  };
  app.use(async ({ body, context, client, next, ...args }) => {
    const { ack, respond } = args as { ack?: Ack; respond?: RespondFn };
    const { data: done } = interaction.safeParse(body);
    const { tenant } = services.workspaces.workspaceOf(context, client);
    const outbox = { ...services, client };
    const tooOld = done?.type === "view_submission" ? outdatedForm : outdated;
    const tell = async (line: typeof outdated) => {
      if (!done) return;
      const { locale } = await services.userProfiles(client, tenant, done.user.id);
      if (ack && !acknowledged.has(body)) await ack(ackOf(done, line(locale)));
      const plan = planFor(done, outbox, respond);
      if (plan && !opensLink(done)) await respondBy(services, plan)(line(locale));
    };
    try {
      await next();
    } catch (error) {
      // What a listener cannot read was made by another version.
      await tell(error instanceof z.ZodError || error instanceof SyntaxError ? tooOld : apology);
      throw error;
    }
    if (!acknowledged.has(body)) await tell(tooOld);
  });
}

/** A form is answered in its window. https://docs.slack.dev/surfaces/modals#updating_views */
function ackOf({ type }: UnhandledPress, line: NoticeReply): object | undefined {
  if (type === "block_suggestion") return { options: [] };
  if (type !== "view_submission") return undefined;
  return { response_action: "update", view: messageView(line, { channel: "" }) };
}

/** Where its person reads the line; undefined where the acknowledgement has said it. */
function planFor(
  { type, user, channel, container, view, trigger_id: trigger }: UnhandledPress,
  outbox: Outbox,
  respond: RespondFn | undefined,
): PlanAnswer | undefined {
  if (type === "block_suggestion" || type === "view_submission") return undefined;
  if (view) {
    const { id, hash, type: kind } = view;
    const state = { channel: user.id };
    return respondInView(outbox, { view: { id, hash, type: kind }, state, trigger, user: user.id });
  }
  const target = { channel: channel?.id ?? user.id, thread: container?.thread_ts, user: user.id };
  return respond ? respondToUrl(outbox, respond, target) : respondToPerson(outbox, user.id);
}

/** Slack opens the page of a link button itself. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
function opensLink({ actions, message, view }: UnhandledPress): boolean {
  const [pressed] = actions;
  return pressed !== undefined && hasLink([pressed, message, view?.blocks], pressed.action_id);
}

function hasLink(part: unknown, id: string): boolean {
  if (typeof part !== "object" || part === null) return false;
  const isIt = "action_id" in part && part.action_id === id && "url" in part && Boolean(part.url);
  return isIt || Object.values(part).some((one) => hasLink(one, id));
}
