import { html, raw } from "hono/html";
import { format } from "../../../src/locales/date-format.ts";
import type { Html } from "../rendered-pane.ts";

const token =
  /\\(?<escaped>[^\s\w])|(?<mark>\*\*|__)|`(?<code>[^`]+)`|\[(?<label>(?:\\.|[^\]\\])*)\]\((?<url>https?:[^)\s]+)\)|<t:(?<time>-?\d+):(?<style>[RD])>|<@(?<person>\d+)>|(?<text>[^\\*_`[<]+|.)/gsu;

const tags: Record<string, string> = { "**": "strong", __: "u" };

/** The Markdown that our messages use, as Discord shows it: lines, small print, headings. */
export const discordMarkdown = (text: string, locale: string): Html =>
  html`${text.split("\n").map((line) => lineOf(line, locale))}`;

function lineOf(line: string, locale: string): Html {
  const [, sign = "", rest = ""] = /^(### |-# )?(.*)$/s.exec(line) ?? [];
  if (sign === "### ") return html`<h3>${inline(rest, locale)}</h3>`;
  if (sign === "-# ") return html`<p class="small">${inline(rest, locale)}</p>`;
  return rest ? html`<p>${inline(rest, locale)}</p>` : html`<p class="gap"></p>`;
}

function inline(text: string, locale: string): Html {
  const open: string[] = [];
  const parts = [...text.matchAll(token)].map(({ groups = {} }) => {
    const { escaped, mark, code, label, url, time, style, person } = groups;
    if (mark) return raw(toggle(open, tags[mark] ?? ""));
    if (code) return html`<code>${code}</code>`;
    if (url)
      return html`<a href="${url}" target="_blank" rel="noreferrer">${inline(label ?? "", locale)}</a>`;
    if (time) return html`<time>${moment(Number(time) * 1_000, style, locale)}</time>`;
    if (person) return html`<span class="mention">@you</span>`;
    return html`${escaped ?? groups.text ?? ""}`;
  });
  return html`${parts}${open.toReversed().map((tag) => raw(`</${tag}>`))}`;
}

/** Opens an emphasis, or closes it if it is the last one opened. */
function toggle(open: string[], tag: string): string {
  if (open.at(-1) === tag) {
    open.pop();
    return `</${tag}>`;
  }
  open.push(tag);
  return `<${tag}>`;
}

const moment = (time: number, style: string | undefined, locale: string): string =>
  style === "R" ? ago(time, Date.now(), locale) : date(time, locale);

/** A moment as Discord words its long date, in the zone of the one who reads: "November 22, 2026". */
const date = (time: number, locale: string): string =>
  format(time, { locale, zone: Temporal.Now.timeZoneId() }, { dateStyle: "long" });

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** A moment as Discord words it: "3 hours ago". */
export function ago(time: number, now: number, locale: string): string {
  const seconds = (time - now) / 1_000;
  const [unit, length] = units.find(([, long]) => Math.abs(seconds) >= long) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale).format(Math.round(seconds / length), unit);
}
