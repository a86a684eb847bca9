import type { Reply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type {
  EntryCount,
  RuleDesk,
  RulePreview,
  RuleWish,
  StandingRule,
} from "../../../ingest/feeds/rules/rule-desk.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { privateNotice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { ruleCommand } from "./order.ts";

const maxRules = 25;
const maxRemovals = 5;
const maxPageChars = 600;
const maxTitleChars = 150;

/** All rules with their numbers, a button to remove each of the first ones, and one to add another. */
export async function showRules(context: RequestContext, rules: RuleDesk): Promise<Reply> {
  const { rules: words } = context.sentences.feeds;
  const all = await rules.list();
  const add = { label: words.add, command: "feeds add-rule" };
  if (all.length === 0) return privateNotice(context, [words.none], { title: words.title, actions: [add] });
  const more = all.length - maxRules;
  return privateNotice(context, more > 0 ? [words.more(more)] : [], {
    title: words.title,
    items: all.slice(0, maxRules).map((rule, index) => ({
      name: `${index + 1}. ${nameOf(rule, context)}`,
      detail: says(rule, context),
      code: false,
    })),
    actions: [
      add,
      ...all.slice(0, maxRemovals).map((rule, index) => ({
        label: words.remove(index + 1),
        command: oneTimeCommand(ruleCommand("remove-rule", wishOf(rule)), context),
      })),
    ],
  });
}

/** What would come with a rule, and a button that sets it. */
export async function tryRule(wish: RuleWish, context: RequestContext, rules: RuleDesk): Promise<Reply> {
  const preview = await rules.try(wish);
  const { rules: words } = context.sentences.feeds;
  const command = oneTimeCommand(ruleCommand("save-rule", preview.wish), context);
  return privateNotice(context, linesOf(preview, context), {
    title: `${nameOf(preview.rule, context)}: ${says(preview.rule, context)}`,
    items: preview.entries ? examplesOf(preview.entries, context) : [],
    actions: [{ label: words.save, command, style: "primary" }],
  });
}

function linesOf({ entries, page }: RulePreview, context: RequestContext): string[] {
  const { rules: words } = context.sentences.feeds;
  if (entries) return [words.wouldCome(entries.comes.count, entries.staysOut.count), words.notYet];
  const text = shorten(page.after, maxPageChars);
  return [words.wouldGive(page.url, page.after.length, page.before.length), text, words.notYet];
}

function examplesOf(
  { comes, staysOut }: { comes: EntryCount; staysOut: EntryCount },
  context: RequestContext,
) {
  const { rules: words } = context.sentences.feeds;
  const items = ({ examples }: EntryCount, name: string) =>
    examples.map(({ title, source, section }) => ({
      name,
      detail: [shorten(title, maxTitleChars), source, section].filter(Boolean).join(" · "),
      code: false,
    }));
  return [...items(comes, words.comes), ...items(staysOut, words.staysOut)];
}

export async function saveRule(wish: RuleWish, context: RequestContext, rules: RuleDesk): Promise<Reply> {
  const rule = await rules.set(wish);
  const { feeds, buttons } = context.sentences;
  const undo = ruleCommand("remove-rule", wishOf(rule));
  return privateNotice(context, [feeds.rules.saved(nameOf(rule, context), says(rule, context))], {
    actions: [{ label: buttons.undo, command: oneTimeCommand(undo, context) }],
  });
}

export async function removeRule(
  which: number | RuleWish,
  context: RequestContext,
  rules: RuleDesk,
): Promise<Reply> {
  const rule = await rules.remove(which);
  const { feeds, buttons } = context.sentences;
  const undo = ruleCommand("save-rule", wishOf(rule));
  const line = feeds.rules.removed(nameOf(rule, context), says(rule, context));
  return privateNotice(context, "host" in rule ? [line] : [line, feeds.rules.comesAgain], {
    actions: [{ label: buttons.undo, command: oneTimeCommand(undo, context) }],
  });
}

const wishOf = (rule: StandingRule): RuleWish => ({
  ...{ kind: rule.kind, text: rule.text },
  of: "host" in rule ? rule.host : rule.feed.url,
});

const nameOf = (rule: StandingRule, { sentences }: RequestContext): string =>
  "host" in rule ? sentences.feeds.rules.pagesOf(rule.host) : rule.feed.name;

/** "only chips OR tsmc" */
export const says = (
  { kind, text }: Pick<StandingRule, "kind" | "text">,
  { sentences }: RequestContext,
): string => sentences.feeds.rules.kinds[kind](text);
