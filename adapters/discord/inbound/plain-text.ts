import { reference, withoutReferences } from "../../../src/text/references.ts";

/** https://docs.discord.com/developers/reference#message-formatting-formats */
const mention = /<(?:@[!&]?|#)\d{1,20}>|<id:[\w:]{1,40}>|(?<![\p{L}\p{N}])@(?:everyone|here)\b/giu;
const customEmoji = /<a?:\w{1,40}:\d{1,20}>/g;
const commandName = /<\/([^<>:]{1,100}):\d{1,20}>/gu;
const time = /<t:-?\d{1,15}(?::\w)?>/g;
/** In angle brackets an address shows no preview. */
const bareAddress = /<(https?:\/\/[^\s<>]{1,4000})>/gi;

/** What a person typed, without custom emoji and without what they say to others: people, roles and channels. */
export const plainText = (content: string): string =>
  withoutReferences(
    content
      .replace(mention, reference)
      .replace(customEmoji, " ")
      .replace(time, " ")
      .replace(commandName, "$1")
      .replace(bareAddress, "$1"),
  )
    .replace(/ {2,}/g, " ")
    .trim();
