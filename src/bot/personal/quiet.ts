import type { Reply } from "../../chat/reply.ts";
import type { Follow, QuietHours } from "../../digest/follows/follow.ts";
import { parseQuietHours } from "../../digest/follows/quiet-hours.ts";
import { anyOf, keywordNamed, wordsOf } from "../../locales/understood.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { ParsedCommand } from "../command.ts";
import { splitForMe } from "../interpret/personal/for-me.ts";
import { oneTimeCommand } from "../one-time-action.ts";
import { privateNotice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";

const said = new RegExp(`^(?:${anyOf(wordsOf("quiet"))}) (.+)$`, "is");

/** "quiet 22-7" and "quiet off", alone or "for me": about all that a person follows for themselves. */
export function quietCommand(text: string): ParsedCommand | undefined {
  const own = splitForMe(text);
  const [, hours = ""] = said.exec(own?.after === "" ? own.before : text) ?? [];
  const quiet = parseQuietHours(hours);
  if (!quiet && keywordNamed(hours) !== "off") return undefined;
  return { name: "quiet", args: { quiet }, run: (context, deps) => setQuiet(quiet, context, deps) };
}

async function setQuiet(
  quiet: QuietHours | undefined,
  context: RequestContext,
  { follows }: BotDeps,
): Promise<Reply> {
  const { sentences, message, now } = context;
  const { personal, followQuiet, buttons } = sentences;
  const own = await follows.personalOf(message.user);
  const [first] = own;
  if (!first) return privateNotice(context, [personal.noFollows]);
  const before = sameQuiet(own);
  for (const { id, query, style } of own) await follows.change(id, { query, quiet, style }, now);
  const undo = `quiet ${before ? `${before.from}-${before.to}` : "off"}`;
  const areAlike = before !== undefined || own.every((one) => !one.quiet);
  return privateNotice(context, [quiet ? followQuiet(quiet.from, quiet.to, first.zone) : personal.quietOff], {
    changed: true,
    actions: areAlike ? [{ label: buttons.undo, command: oneTimeCommand(undo, context) }] : [],
  });
}

/** The quiet hours that all of some follows have: a new one gets them as well. */
export function sameQuiet(own: Pick<Follow, "quiet">[]): QuietHours | undefined {
  const quiet = own[0]?.quiet;
  const isSame = own.every((one) => one.quiet?.from === quiet?.from && one.quiet?.to === quiet?.to);
  return isSame ? quiet : undefined;
}
