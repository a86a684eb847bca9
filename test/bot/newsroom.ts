import type { ArticleDraft } from "../../src/article/article.ts";
import { articleKey } from "../../src/article/identity.ts";
import { createBot } from "../../src/bot/bot.ts";
import type { BotDeps } from "../../src/bot/bot-deps.ts";
import { type Answer, asMessage } from "../../src/chat/answer.ts";
import type { FormReply } from "../../src/chat/form.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Action, Reply } from "../../src/chat/reply.ts";
import { spellReply } from "../../src/chat/wording/spell-reply.ts";
import { catchUp } from "../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";

const minute = 60_000;
const hour = 60 * minute;

/** A Friday noon in Taipei. */
export const friday = Date.UTC(2026, 10, 20, 4, 0);

const draft = (title: string, hoursAgo: number, more: Partial<ArticleDraft> = {}): ArticleDraft => ({
  title,
  source: "Island Daily",
  tags: [],
  language: "en",
  publishedAt: friday - hoursAgo * hour,
  url: `https://news.example/${encodeURIComponent(title)}`,
  keys: [`text:${title}`, articleKey.url(`https://news.example/${encodeURIComponent(title)}`)],
  ...more,
});

/** Nine stories: six that name chips, one in Chinese, two others. */
export const stories: ArticleDraft[] = [
  draft("TSMC begins volume production of 2-nanometer chips in Kaohsiung", 3, {
    section: "Business",
    byline: "Lin Mei",
    body: "Taiwan Semiconductor Manufacturing Co (TSMC, 台積電) has begun volume production of 2-nanometer chips.\n\nIts newest plant stands in Kaohsiung. The company expects more orders for chips next year, it said on Thursday.",
  }),
  draft("Micron waits for its chips subsidy", 5, {
    body: "Micron said that the subsidy for its plant is late. Chips are made there from spring on, if the money comes in time.",
  }),
  draft("台積電二奈米晶片量產", 6, {
    language: "zh-TW",
    source: "島嶼日報",
    body: "台積電二奈米晶片已在高雄量產。公司表示，明年訂單將持續增加，新廠也會如期完工。",
  }),
  draft("Chips for cars grow scarce", 20, { summary: "Makers of cars look for chips.", truncated: true }),
  draft("Chips tariffs discussed in Geneva", 30, {
    body: "Tariffs on chips were discussed in Geneva on Thursday.",
    source: "Lake Wire",
  }),
  draft("Designers of chips turn to open models", 50, {
    body: "Open models help designers of chips, a survey says.",
  }),
  draft("Old plant for chips is sold", 60),
  draft("Ferry to the islands runs again", 2, {
    body: "The ferry to the islands runs again after the storm, twice a day.",
    source: "Lake Wire",
  }),
  draft("Lighthouse opens to visitors", 100),
];

/** A newsroom with these stories, its bot, a clock to set and a person who stays under the rate limit. */
export async function openNewsroom(drafts = stories) {
  const storage = await openStorage(":memory:");
  const clock = { now: friday };
  const now = () => clock.now;
  const index = new FuzzyIndex({ now });
  await storage.articles.add(drafts, clock.now);
  await catchUp(index, storage.articles);
  const adapters: BotDeps["adapters"][number][] = [];
  const deps: BotDeps & { index: FuzzyIndex } = {
    ...storage,
    index,
    adapters,
    now,
    random: () => 0.5,
    zone: "Asia/Taipei",
  };
  const bot = createBot(deps);
  let messages = 0;

  const answer = async (text: string, more: Partial<Message> = {}): Promise<Answer> => {
    messages += 1;
    const answered = await bot(message(text, { id: `m${messages}`, ...more }));
    if (!answered) throw new Error(`no answer to ${text}`);
    return answered;
  };
  const ask = async (text: string, more: Partial<Message> = {}): Promise<Reply> => {
    clock.now += 10_000;
    const reply = asMessage(await answer(text, more));
    if (!reply) throw new Error(`no reply to ${text}`);
    return reply;
  };
  const form = async (text: string, more: Partial<Message> = {}): Promise<FormReply> => {
    const reply = await answer(text, more);
    if (reply.kind !== "form") throw new Error(`${text} was answered by ${reply.kind}`);
    return reply;
  };
  const press = (action: Action | undefined, more: Partial<Message> = {}) => {
    if (!action) throw new Error("there is no such button");
    return ask(action.command, { kind: "action", ...more });
  };
  return { bot, deps, storage, clock, adapters, ask, answer, form, press, close: () => storage.close() };
}

export type Newsroom = Awaited<ReturnType<typeof openNewsroom>>;

export const message = (text: string, more: Partial<Message> = {}): Message => ({
  id: "m",
  kind: "command",
  channel: { platform: "test", tenant: "t1", channel: "c1" },
  user: { platform: "test", tenant: "t1", user: "u1" },
  text,
  canManage: async () => true,
  canPost: async () => true,
  ...more,
});

export const titlesOf = (reply: Reply): string[] => {
  if (reply.kind === "notice") return [];
  return (reply.kind === "story" ? [reply.entry] : reply.entries).map(({ title }) => title.text);
};

/** All texts of a reply except its stories, with its commands as in a terminal. */
export function wordsOf(given: Reply): string {
  const reply = spellReply(given, { command: (command) => command, channel: ({ name }) => name });
  if (reply.kind === "story") return reply.paragraphs.join("\n");
  if (reply.kind !== "notice") return [reply.title, ...reply.notes].join("\n");
  return [reply.title, ...reply.lines, ...reply.items.map(({ name, detail }) => `${name}: ${detail}`)].join(
    "\n",
  );
}

export const labelled = (reply: Reply, label: string): Action | undefined =>
  reply.actions.find((action) => action.label === label);
