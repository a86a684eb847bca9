/** The answer to a request: a status, a JSON body, headers. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const noContent: Answer = { status: 204 };

/** An error of Discord's: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const refusal = (status: number, code: number, message: string): Answer => ({
  status,
  body: { code, message },
});

export const unauthorized = refusal(401, 0, "401: Unauthorized");
export const unknownChannel = refusal(404, 10_003, "Unknown Channel");
export const unknownMessage = refusal(404, 10_008, "Unknown Message");
export const unknownUser = refusal(404, 10_013, "Unknown User");
export const unknownWebhook = refusal(404, 10_015, "Unknown Webhook");
export const tooManyWebhooks = refusal(400, 30_007, "Maximum number of webhooks reached (15)");
export const notAnAuthor = refusal(403, 50_005, "Cannot edit a message authored by another user");
export const unknownInteraction = refusal(404, 10_062, "Unknown interaction");
export const alreadyAcknowledged = refusal(400, 40_060, "Interaction has already been acknowledged.");
export const missingAccess = refusal(403, 50_001, "Missing Access");
export const cannotMessageUser = refusal(403, 50_007, "Cannot send messages to this user");
export const noMutualServer = refusal(
  403,
  50_278,
  "Cannot send messages to this user due to having no mutual guilds",
);
export const tooManyFollowUps = refusal(
  400,
  40_094,
  "This interaction has hit the maximum number of follow-ups",
);
export const missingPermissions = refusal(403, 50_013, "Missing Permissions");
export const invalidToken = refusal(401, 50_027, "Invalid Webhook Token");
export const notATextChannel = refusal(400, 50_008, "Cannot send messages in a non-text channel");
export const unknownTag = refusal(404, 10_087, "Unknown tag");
export const tagRequired = refusal(400, 40_067, "A tag is required to create a forum post in this channel");
export const archivedThread = refusal(400, 50_083, "Thread is archived");
export const hasThread = refusal(400, 160_004, "A thread has already been created for this message");
export const tooManyThreads = refusal(400, 160_006, "Maximum number of active threads has been reached");
export const lockedThread = refusal(400, 160_005, "Thread is locked");
export const unknownGuild = refusal(404, 10_004, "Unknown Guild");
export const noHistory = refusal(400, 160_002, "Cannot reply without permission to read message history");
export const invalidForm = (faults: string[]): Answer =>
  refusal(400, 50_035, `Invalid Form Body\n${faults.join("\n")}`);

/** https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit */
export const rateLimited = (seconds: number, global = false): Answer => ({
  status: 429,
  body: { message: "You are being rate limited.", retry_after: seconds, global },
  headers: {
    "retry-after": String(seconds),
    "x-ratelimit-scope": global ? "global" : "user",
    ...(global && { "x-ratelimit-global": "true" }),
  },
});
