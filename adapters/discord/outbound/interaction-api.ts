import {
  type APIModalInteractionResponseCallbackData,
  type InteractionResponseType,
  MessageFlags,
  REST,
  Routes,
} from "discord.js";
import type { MessageBody } from "./rungs.ts";

/** What an interaction is answered by. */
export type InteractionRef = { id: string; token: string; applicationId: string };

type FirstAnswer =
  | { type: InteractionResponseType.DeferredChannelMessageWithSource; data?: { flags: MessageFlags } }
  | { type: InteractionResponseType.DeferredMessageUpdate }
  | { type: InteractionResponseType.Modal; data: APIModalInteractionResponseCallbackData }
  | {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult;
      data: { choices: { name: string; value: string }[] };
    };

/** An interaction waits three seconds for its first answer, and fifteen minutes for the others. */
const maxRateLimitWaitMs = { callback: 1_000, other: 10_000 };

export type InteractionApi = ReturnType<typeof createInteractionApi>;

/**
 * Discord's endpoints for answering interactions. They know no token and no global rate limit, so that they
 * work while all others must wait; and nothing is sent again unasked, since a follow-up would come twice.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#endpoints
 * @param apiUrl another base address for Discord's API, without the version
 */
export function createInteractionApi(apiUrl?: string) {
  const rest = new REST({
    ...(apiUrl && { api: apiUrl }),
    retries: 0,
    rejectOnRateLimit: ({ route, retryAfter }) =>
      retryAfter > maxRateLimitWaitMs[route.endsWith("/callback") ? "callback" : "other"],
  });
  const webhook = ({ applicationId, token }: InteractionRef) => Routes.webhook(applicationId, token);
  const original = ({ applicationId, token }: InteractionRef) =>
    Routes.webhookMessage(applicationId, token, "@original");
  return {
    rest,
    acknowledge: ({ id, token }: InteractionRef, body: FirstAnswer) =>
      rest.post(Routes.interactionCallback(id, token), { body, auth: false }),
    editOriginal: (of: InteractionRef, body: MessageBody) => rest.patch(original(of), { body, auth: false }),
    deleteOriginal: (of: InteractionRef) => rest.delete(original(of), { auth: false }),
    followUp: (of: InteractionRef, body: MessageBody, isPrivate: boolean) =>
      rest.post(webhook(of), {
        body: isPrivate ? { ...body, flags: (body.flags ?? 0) | MessageFlags.Ephemeral } : body,
        auth: false,
      }),
  };
}
