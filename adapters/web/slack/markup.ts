import { html } from "hono/html";
import { format } from "../../../src/locales/date-format.ts";
import { ago } from "../discord/markdown.ts";

/** A date in the two formats that our blocks use. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#date-element-type */
export const dateOf = (
  { timestamp, format: shape }: { timestamp: number; format: string },
  locale: string,
): string =>
  shape === "{ago}"
    ? ago(timestamp * 1_000, Date.now(), locale)
    : format(timestamp * 1_000, { locale, zone: Temporal.Now.timeZoneId() }, { dateStyle: "medium" });

/** A text with its dates as Slack shows them, and its other signs as they are. */
export const withDates = (text: string, locale: string): string =>
  text.replaceAll(/<!date\^(\d+)\^([^^|<>]*)\|[^<>]*>/g, (_, timestamp, format) =>
    dateOf({ timestamp: Number(timestamp), format }, locale),
  );

/** A link or a date, the sign of bold, or the end of a line. */
const sign = /(<[^<>]*>|\*|\n)/;
const link = /^<(https?:[^|<>]*)\|([^<>]*)>$/;
const date = /^<!date\^(\d+)\^([^^|<>]*)\|/;

/** As much of mrkdwn as stories are written in: bold, links, dates. The renderer would read markup in a link's text. */
export function markupAsHtml(text: string, locale: string): string {
  let isBold = false;
  const drawn = text.split(sign).map((part) => {
    if (part === "\n") return "<br>";
    if (part === "*") {
      isBold = !isBold;
      return isBold ? "<b>" : "</b>";
    }
    const [, url, label] = link.exec(part) ?? [];
    if (url && label !== undefined)
      return String(html`<a href="${plain(url)}" class="slack_link" rel="noreferrer">${plain(label)}</a>`);
    const [, timestamp, shape = ""] = date.exec(part) ?? [];
    const words = timestamp ? dateOf({ timestamp: Number(timestamp), format: shape }, locale) : plain(part);
    return String(html`${words}`);
  });
  return drawn.join("");
}

const plain = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
