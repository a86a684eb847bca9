import type { webApi } from "@slack/bolt";
import { shorten } from "../../../../src/chat/shorten.ts";
import { visibleLine } from "../../../../src/text/visible-text.ts";
import { limits } from "../../limits.ts";
import { type PlanAnswer, respondByPost } from "../../outbound/respond.ts";
import { tellRefusals } from "../../outbound/tell-refusals.ts";
import type { EventOrigin } from "../event-origin.ts";
import type { SlackServices } from "../handle-message.ts";
import type { IncomingEvent } from "../parse-payload.ts";

type DirectMessage = { event: IncomingEvent; ts: string };
type HandleMessage = (event: IncomingEvent, origin: EventOrigin, plan: PlanAnswer) => Promise<void>;

/**
 * Answers messages to the agent, each in the thread that it opens or is in. The thread has the message's words for
 * its title, and shows that it is worked on until the answer is there.
 * https://docs.slack.dev/ai/migrating-to-agent-messaging
 */
export function answersInPane(
  handle: HandleMessage,
  services: SlackServices,
): (message: DirectMessage, origin: EventOrigin) => Promise<void> {
  const refused = tellRefusals(services.log, "Slack does not take the state of an agent's thread");
  return ({ event, ts }, origin) => {
    const { client, context } = origin;
    const said = { ...event, thread: event.thread ?? ts };
    const session = openSession(services.workspaces.workspaceOf(context, client).client, said, refused);
    const answered = handle(said, origin, respondByPost({ ...services, client }, said, ts));
    return services.inFlight.track(answered.finally(session.end));
  };
}

/** https://docs.slack.dev/ai/agent-sessions: without an end, the thread would look busy for up to an hour. */
function openSession(
  client: webApi.WebClient,
  { channel, thread, user, text }: IncomingEvent & { thread: string },
  refused: (cause: unknown) => void,
) {
  const here = { channel_id: channel, thread_ts: thread };
  const title = shorten(visibleLine(text), limits.sessionTitle);
  const set = (more: { status: string; initiator_user_id?: string; title?: string }): Promise<boolean> =>
    client.agents.sessions.setStatus({ ...here, ...more }).then(
      () => true,
      (cause: unknown) => {
        refused(cause);
        return false;
      },
    );
  const begun = set({ status: "processing", initiator_user_id: user, ...(title && { title }) });
  return {
    async end(): Promise<void> {
      if (await begun) await set({ status: "active" });
    },
  };
}
