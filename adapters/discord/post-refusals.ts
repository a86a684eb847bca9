import { type DiscordAPIError, RESTJSONErrorCodes } from "discord.js";
import { type Refusal, type RefusalCode, refusalNamed } from "../../src/chat/refusal.ts";

/**
 * What Discord's numbers for refused posts mean to whoever set them up.
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
const meanings = new Map<number | string, RefusalCode>([
  [RESTJSONErrorCodes.UnknownChannel, "channel_deleted"],
  [RESTJSONErrorCodes.UnknownGuild, "bot_removed"],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, "thread_archived"],
  [RESTJSONErrorCodes.ThreadLocked, "thread_locked"],
  [RESTJSONErrorCodes.CannotSendAMessageInAForumChannel, "forum_without_post"],
  [RESTJSONErrorCodes.TagRequiredToCreateAForumPostInThisChannel, "tag_required"],
  [RESTJSONErrorCodes.ThereAreNoTagsAvailableThatCanBeSetByNonModerators, "tag_required"],
  [RESTJSONErrorCodes.MaximumActiveThreads, "too_many_threads"],
  [RESTJSONErrorCodes.MaximumActiveAnnouncementThreads, "too_many_threads"],
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel, "no_text_channel"],
  [RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType, "no_text_channel"],
  [RESTJSONErrorCodes.CannotExecuteActionOnDMChannel, "no_text_channel"],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, "messages_closed"],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, "messages_closed"],
  [RESTJSONErrorCodes.ChannelVerificationLevelTooHighForYouToGainAccess, "posting_restricted"],
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration, "message_blocked"],
  [RESTJSONErrorCodes.MessageBlockedByHarmfulLinksFilter, "message_blocked"],
  [RESTJSONErrorCodes.CannotSendAnEmptyMessage, "message_refused"],
  [RESTJSONErrorCodes.InvalidFormBodyOrContentType, "message_refused"],
  [RESTJSONErrorCodes.RequestEntityTooLarge, "message_refused"],
]);

/** Discord's number for a refusal, known or not, as a reason with a cure. */
export function postRefusal({ code, message }: DiscordAPIError): Refusal {
  const known = meanings.get(code);
  if (known && known !== "message_refused") return { code: known };
  const [line = ""] = message.split("\n", 1);
  return refusalNamed(known ?? "refused", "Discord", `${code} ${line}`);
}

export const lackedPermissions = (missing: string[], role?: string): Refusal => ({
  code: "lacks_permission",
  details: { permissions: missing.join(", "), ...(role && { role }) },
});
