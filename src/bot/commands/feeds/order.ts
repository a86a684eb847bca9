import { z } from "zod";
import { type RuleKind, ruleKinds } from "../../../ingest/feeds/rules/rule.ts";
import type { RuleWish } from "../../../ingest/feeds/rules/rule-desk.ts";

/** What an operator asks for about the feeds. */
export type FeedOrder =
  | { kind: "list" | "rules" }
  | { kind: "add" | "remove"; which: string }
  | { kind: "pack"; name: string }
  | { kind: "check"; which?: string }
  | { kind: "full-text"; which: string; isOn: boolean }
  | { kind: "sign-in"; filledIn: string }
  | { kind: "try-rule" | "save-rule"; wish: RuleWish }
  | { kind: "remove-rule"; rule: number | RuleWish };

/** What the form of a sign-in was filled in with: a known feed, or a new address. */
export const signInOrder = z.object({
  which: z.string().optional(),
  address: z.string().optional(),
  lines: z.string(),
});
export type SignInOrder = z.infer<typeof signInOrder>;

const isNumber = (text: string): boolean => /^#?\d{1,5}$/.test(text);
const isAddress = (text: string): boolean => /^\S+$/.test(text) && /\S[.:]\S/.test(text);
/** What a feed can be called here: titles may be the words of a search. */
export const namesFeed = (text: string): boolean => isNumber(text) || isAddress(text);

/** `feeds add value` is a search: only what can be an address or a number is an argument. */
export function parseFeedOrder(rest: string): FeedOrder | undefined {
  const [, kind = "", which = ""] = /^(\S*) ?(.*)$/s.exec(rest) ?? [];
  if (!which && (kind === "" || kind === "list")) return { kind: "list" };
  if (!which && (kind === "check" || kind === "rules")) return { kind };
  if (kind === "add" && isAddress(which)) return { kind, which };
  if (kind === "pack" && /^[a-z]{1,40}$/i.test(which)) return { kind, name: which.toLowerCase() };
  if ((kind === "remove" || kind === "check") && namesFeed(which)) return { kind, which };
  // Only the form makes this, see src/bot/forms/feed-form.ts.
  if (kind === "sign-in" && /^[\w-]{8,}$/.test(which)) return { kind, filledIn: which };
  const [, feed = "", onOrOff] = /^(\S+) (on|off)$/i.exec(which) ?? [];
  if (kind === "full-text" && namesFeed(feed))
    return { kind, which: feed, isOn: onOrOff?.toLowerCase() === "on" };
  return ruleOrder(kind, which);
}

function ruleOrder(kind: string, rest: string): FeedOrder | undefined {
  if (isRuleKind(kind)) return withWish(kind, rest, (wish) => ({ kind: "try-rule", wish }));
  const [, which = "", words = ""] = /^(\S+) ?(.*)$/s.exec(rest) ?? [];
  if (kind === "remove-rule" && isNumber(rest)) return { kind, rule: Number(rest.replace("#", "")) };
  if (!isRuleKind(which)) return undefined;
  // Buttons send these.
  if (kind === "save-rule") return withWish(which, words, (wish) => ({ kind, wish }));
  if (kind === "remove-rule") return withWish(which, words, (rule) => ({ kind, rule }));
  return undefined;
}

function withWish(kind: RuleKind, rest: string, order: (wish: RuleWish) => FeedOrder): FeedOrder | undefined {
  const [, of = "", text = ""] = /^(\S+) (.+)$/s.exec(rest) ?? [];
  return namesFeed(of) ? order({ kind, of, text }) : undefined;
}

const isRuleKind = (word: string): word is RuleKind => ruleKinds.some((kind) => kind === word);

/** The command text of a rule. */
export const ruleCommand = (verb: "save-rule" | "remove-rule", { kind, of, text }: RuleWish): string =>
  `feeds ${verb} ${kind} ${of} ${text}`;
