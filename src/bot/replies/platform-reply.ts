import type { Connection } from "../../chat/connection/connection.ts";
import type { NoticeReply } from "../../chat/reply.ts";
import { type Locale, sentencesFor } from "../../locales/locale.ts";
import { notice } from "./build-reply.ts";

const names: Record<string, string> = { slack: "Slack", discord: "Discord" };

/**
 * The report to the operators about a platform's connections that are away, or are back.
 * @param now in ms
 */
export function composePlatformReport(
  platform: string,
  has: "gone" | "returned",
  connections: Connection[],
  locale: Locale,
  now: number,
): NoticeReply {
  const { platforms: words } = sentencesFor(locale);
  const name = names[platform] ?? platform;
  const parts = connections.map(({ part }) => part).join(", ");
  const longest = Math.min(...connections.map(({ since }) => since));
  const reason = connections.find((one) => one.reason)?.reason ?? words.noReason;
  const line =
    has === "returned"
      ? words.returned(name, parts)
      : words.gone(name, parts, Math.floor((now - longest) / 60_000), reason);
  return notice({ visibility: "channel", locale, zone: "UTC" }, [line]);
}
