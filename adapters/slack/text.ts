const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Free of lone surrogates and control characters, unit by unit, so that ranges in it stay true. */
export const clean = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be removed
  text.toWellFormed().replace(/[\0-\x08\x0b-\x1f\x7f]/g, " ");

/** Clean and without line breaks, unit by unit. */
export const oneLine = (text: string): string => clean(text).replace(/\s/g, " ");

/** A place in a clean text, moved out of the middle of a surrogate pair. */
export const aligned = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at;

/** How much of a clean text fits in `max` units without tearing a character in two. */
function fittingLength(text: string, max: number): number {
  let end = 0;
  // Two units more than fit: what joins the last character is seen, and no surrogate pair is halved.
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 2))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return end;
}

/** At most `max` units of a clean text, with an ellipsis where something was left out. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, fittingLength(text, max - 1)).trimEnd()}…`;
}

/** Pieces of at most `max` units that make up the clean text: split at paragraphs, else at spaces. */
export function split(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    // One character of many combining marks may be longer than a piece.
    const whole = fittingLength(rest, max) || aligned(rest, max);
    const window = rest.slice(0, whole);
    const border = Math.max(window.lastIndexOf("\n\n"), window.lastIndexOf(" "));
    const end = border > max / 2 ? border : whole;
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest].filter(Boolean);
}

/** Text for mrkdwn in which nothing is a mention, a link or an entity. https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Clean text escaped within `max` units, with an ellipsis where something was left out; no entity is cut. */
export function escapedWithin(text: string, max: number): string {
  if (escaped(text).length <= max) return escaped(text);
  let end = 0;
  let left = max - 1;
  for (const { index, segment } of graphemes.segment(text)) {
    left -= escaped(segment).length;
    if (left < 0) break;
    end = index + segment.length;
  }
  return `${escaped(text.slice(0, end)).trimEnd()}…`;
}

/** The reverse of `escaped`. */
export const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** `<@U1|ann>`, `<#C1|general>`, `<!here>`, `<!date^1^{date}|Monday>`, `<https://a.example|label>` as people read them. */
function readable(inside: string): string {
  const bar = inside.indexOf("|");
  const [target, label] = bar < 0 ? [inside, ""] : [inside.slice(0, bar), inside.slice(bar + 1)];
  const sigil = /^[@#]/.exec(target)?.[0] ?? "";
  if (sigil) return label ? `${sigil}${label.replace(/^[@#]/, "")}` : target;
  if (target.startsWith("!")) return label || target.replace(/^!(\w+).*/s, "@$1");
  return label || target;
}

/**
 * What a person typed, out of Slack's encoding: references become what people read, entities characters.
 * @param bot the bot's own user id, whose mentions are left out
 */
export function plainText(text: string, bot: string): string {
  const withoutBot = text.replaceAll(new RegExp(`<@${bot}(\\|[^>]*)?>`, "g"), " ");
  return unescaped(withoutBot.replace(/<([^<>\s][^<>]*)>/g, (_, inside: string) => readable(inside))).trim();
}
