import type { FeedService } from "../ingest/feeds/feed.ts";
import { describePreview, describeRules, ruleLine } from "../ingest/feeds/rules/describe-rules.ts";
import type { RuleKind } from "../ingest/feeds/rules/rule.ts";
import { UsageError } from "./verb.ts";

type RuleOutput = { data: unknown; text: string };

/** Says what a rule would bring, and sets it if that was wanted at once. */
export async function setRule(
  { rules }: FeedService,
  kind: RuleKind,
  [of = "", ...words]: string[],
  isSure: boolean,
): Promise<RuleOutput> {
  const text = words.join(" ");
  if (!of || !text) throw new UsageError(`Say of what and what: feeds ${kind} FEED TEXT`);
  const preview = await rules.try({ kind, of, text });
  if (isSure) await rules.set(preview.wish);
  const outcome = isSure ? "It is set." : "Nothing is set yet: the same with --yes sets it.";
  return { data: { ...preview, isSet: isSure }, text: `${describePreview(preview)}\n${outcome}` };
}

export async function listRules({ rules }: FeedService): Promise<RuleOutput> {
  const all = await rules.list();
  return { data: all, text: describeRules(all) };
}

export async function removeRule(
  { rules }: FeedService,
  [number = "", ...more]: string[],
): Promise<RuleOutput> {
  if (!/^#?\d{1,5}$/.test(number) || more.length > 0)
    throw new UsageError("Say which, by its number in feeds rules: feeds remove-rule NUMBER");
  const removed = await rules.remove(Number(number.replace("#", "")));
  const back = "host" in removed ? "" : " What it kept out and the feed still has comes with the next check.";
  return { data: removed, text: `Removed: ${ruleLine(removed)}.${back}` };
}
