import { anyOf, postStyleWords } from "../../../src/locales/understood.ts";
import { reference, withoutReferences } from "../../../src/text/references.ts";

/** https://docs.discord.com/developers/reference#message-formatting-formats */
const mention = /<(?:@[!&]?|#)\d{1,20}>|<id:[\w:]{1,40}>|(?<![\p{L}\p{N}])@(?:everyone|here)\b/giu;
const customEmoji = /<a?:\w{1,40}:\d{1,20}>/g;
const commandName = /<\/([^<>:]{1,100}):\d{1,20}>/gu;
const time = /<t:-?\d{1,15}(?::\w)?>/g;
/** In angle brackets an address shows no preview. */
const bareAddress = /<(https?:\/\/[^\s<>]{1,4000})>/gi;

/** "ping @News": that role is not spoken to, but named. */
const named = new RegExp(
  `(?<=(?:${anyOf(postStyleWords.flatMap(({ ping }) => ping))}) )<@&(\\d{1,20})>`,
  "gi",
);
/** Stands for it meanwhile: a character for private use, which nobody types. */
const kept = /\uE00F(\d{1,20})\uE00F/g;

/** What a person typed, without custom emoji and without what they say to others: people, roles and channels. */
export const plainText = (content: string): string =>
  withoutReferences(
    content
      .replace(named, "\uE00F$1\uE00F")
      .replace(mention, reference)
      .replace(customEmoji, " ")
      .replace(time, " ")
      .replace(commandName, "$1")
      .replace(bareAddress, "$1"),
  )
    .replace(kept, "<@&$1>")
    .replace(/ {2,}/g, " ")
    .trim();
