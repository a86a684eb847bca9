import type { PostStyle } from "../../../chat/posts/post-style.ts";
import type { Reply } from "../../../chat/reply.ts";
import { parseSchedule } from "../../../digest/schedule/parse-schedule.ts";
import { zoneMeant } from "../../../digest/schedule/time-zones.ts";
import { hasPlainTime } from "../../../digest/schedule/times-of-day.ts";
import { styleIn } from "../../../digest/style/read-style.ts";
import { keywordNamed } from "../../../locales/understood.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { offerForMe } from "../../personal/invitation.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { type Instead, requireManager, requirePoster } from "../../require-manager.ts";
import { type DigestPage, listDigest, parseDigestPage } from "./digest-all.ts";
import { answerDoubt, type DoubtAnswer, parseDoubtAnswer } from "./digest-doubt.ts";
import { changeDigest } from "./digest-edit.ts";
import { postNow } from "./digest-now.ts";
import { setDigest } from "./digest-on.ts";
import { preview } from "./digest-preview.ts";
import { digestStatus } from "./digest-status.ts";
import { stopDigest } from "./digest-stop.ts";
import { previewStyle } from "./digest-style.ts";

type DigestOrder =
  | DigestPage
  | DoubtAnswer
  | { kind: "now" | "status" }
  | { kind: "preview"; number?: number }
  | { kind: "restyle"; number: number; style: PostStyle }
  | { kind: "style"; number: number }
  | { kind: "on"; schedule: string }
  | { kind: "edit"; number: number; schedule: string }
  | { kind: "off"; number?: number };

const kinds = ["preview", "now", "on", "edit", "style", "off", "status"] as const;

/** A channel's digests: a preview, and setting, listing and stopping them. */
export const digest: Command<DigestOrder> = {
  name: "digest",
  parse: parseDigest,
  run,
};

function parseDigest(rest: string): DigestOrder | undefined {
  const pressed = parseDoubtAnswer(rest) ?? parseDigestPage(rest);
  if (pressed) return pressed;
  const [, first = "", more = ""] = /^(\S*)\s*(.*)$/s.exec(rest) ?? [];
  const kind = first ? kinds.find((one) => one === keywordNamed(first)) : "preview";
  if (kind === undefined) return isSchedule(rest) ? { kind: "on", schedule: rest } : undefined;
  if (kind === "on") return isMeantAsSchedule(more) ? { kind, schedule: more } : undefined;
  const [, number, schedule = ""] = /^(\d{1,4})(?:\s+(.+))?$/s.exec(more) ?? [];
  const style = styleIn(schedule);
  if (kind === "edit") {
    const isMeant = style !== undefined || isMeantAsSchedule(schedule);
    return number && isMeant ? { kind, number: Number(number), schedule } : undefined;
  }
  if (kind === "style") return number && (style || !schedule) ? { kind, number: Number(number) } : undefined;
  if (kind === "preview" && number && style) return { kind: "restyle", number: Number(number), style };
  if (kind === "off" || (kind === "preview" && first)) {
    const named = more.normalize("NFKC");
    return /^\d{0,4}$/.test(named) ? { kind, number: named ? Number(named) : undefined } : undefined;
  }
  return more ? undefined : { kind };
}

/** `digest daily at 8` without `on`: nothing but a schedule, at most with its zone misspelt. */
function isSchedule(text: string): boolean {
  const read = parseSchedule(text, "UTC", zoneMeant);
  return !("problem" in read) && !/^\d{1,4}$/.test(text);
}

/** `digest on monetary policy` and `digest on windows 11` are searches; a time that is wrong gets an explanation. */
function isMeantAsSchedule(text: string): boolean {
  const isPlain = text === "" || /^\d/.test(text) || hasPlainTime(text);
  return isPlain || isSchedule(text);
}

/** For a person who may not set a digest here: the form, in which another channel can be chosen, or a direct message. */
function elsewhere(schedule: string, context: RequestContext, deps: BotDeps): Instead | undefined {
  const direct = offerForMe("digest", schedule, context, deps);
  const form = { label: context.sentences.forms.otherChannel, command: "digest on" };
  return direct && { ...direct, actions: [...direct.actions, form] };
}

function run(order: DigestOrder, context: RequestContext, deps: BotDeps): Promise<Reply> {
  if (order.kind === "preview") return preview(order.number, context, deps);
  if (order.kind === "restyle") return previewStyle(order.number, order.style, context, deps);
  if (order.kind === "all") return listDigest(order, context, deps);
  if (order.kind === "status") return digestStatus(context, deps);
  if (order.kind === "repost" || order.kind === "arrived") return answerDoubt(order, context, deps);
  if (order.kind === "on")
    return requireManager(
      context,
      () => setDigest(order.schedule, context, deps),
      elsewhere(order.schedule, context, deps),
    );
  return requireManager(context, () => {
    if (order.kind === "edit") return changeDigest(order.number, order.schedule, context, deps);
    if (order.kind === "off") return stopDigest(order.number, context, deps);
    // Where no form opens.
    if (order.kind === "style")
      return Promise.resolve(
        notice(context, [context.sentences.style.how(`digest preview ${order.number}`)]),
      );
    return requirePoster(context, () => postNow(context, deps));
  });
}
