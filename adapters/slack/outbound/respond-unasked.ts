import { asMessage } from "../../../src/chat/answer.ts";
import type { PlanAnswer } from "./respond.ts";
import { elsewhere, type Outbox, posted } from "./rungs.ts";

/** The way of what is said in a channel that Newsdesk was invited to; whoever invited it reads why it is not. */
export const respondToInvitation =
  (outbox: Outbox, channel: string, inviter: string | undefined): PlanAnswer =>
  (answer) => {
    const reply = asMessage(answer);
    if (!reply) return undefined;
    const rest = inviter ? elsewhere(outbox, { channel, user: inviter }, reply, true) : [];
    return { attempted: "post", rungs: [posted(outbox, { channel }, reply), ...rest] };
  };

/** The way of what is said to one person alone: a user's id as the channel is their conversation with us. */
export const respondToPerson =
  (outbox: Outbox, user: string): PlanAnswer =>
  (answer) => {
    const reply = asMessage(answer);
    return reply && { attempted: "answer", rungs: [posted(outbox, { channel: user }, reply)] };
  };
