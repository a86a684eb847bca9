/** Stands in a text for a mention of a person, a group or a channel, whose name is no word of what is asked. */
export const reference = "\uE000";

const introduction =
  "(?:(?<![\\p{L}\\p{N}])(?:cc|c/c|attn|fao|fyi|ping|hey|for|to|in|from|with|抄送|副本)[\\s,:]{0,3})?";
const more = `(?:[\\s,]{0,3}(?:and|&|or|和|與|与|、|,)?[\\s,]{0,3}${reference})*`;
const aside = new RegExp(`${introduction}${reference}${more}[:,]?`, "giu");

/** A text without its references and the words that introduce them, such as "cc". */
export const withoutReferences = (text: string): string =>
  text.includes(reference) ? text.replace(aside, " ").replace(/[(（][ ]{0,9}[)）]/g, " ") : text;
