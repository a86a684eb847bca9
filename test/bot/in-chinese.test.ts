import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { StoreUnavailableError } from "../../src/article/store-unavailable.ts";
import { composeOutage } from "../../src/bot/replies/outage-reply.ts";
import { composePaused } from "../../src/bot/replies/paused-reply.ts";
import { apology, outdated } from "../../src/chat/apologies.ts";
import { AdapterError } from "../../src/chat/errors.ts";
import type { Reply } from "../../src/chat/reply.ts";
import type { Feed } from "../../src/ingest/feeds/feed.ts";
import { FeedError } from "../../src/ingest/feeds/feed-error.ts";
import { zhTw } from "../../src/locales/zh-TW/sentences.ts";
import { friday, labelled, message, type Newsroom, openNewsroom, titlesOf, wordsOf } from "./newsroom.ts";

const locale = "zh-TW";
let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const ask = (text: string) => newsroom.ask(text, { locale, canForget: async () => true });
const { channel, user } = message("");

/** Runs of English words, except commands to type, formats, headlines and a platform's own line. */
function englishIn(text: string): string[] {
  const own = text
    .replaceAll(/「[^」]*」|（平台訊息：.*?）|https?:\S+|newsdesk \w+ \w+/g, " ")
    .replaceAll(/(?:add|remove|check|list|full-text|on|off|now|status)(?: [|\]])?/g, " ");
  return own.match(/[a-z'’]+(?:[ ,]+[a-z'’]+){2,}/gi) ?? [];
}

/** The text of a reply, with its buttons. */
const said = (reply: Reply): string =>
  [wordsOf(reply), ...reply.actions.map(({ label }) => label)].join("\n");

test("an English sentence would be found", () => {
  expect(englishIn("摘要 1：It could not be posted in time.")).toEqual(["It could not be posted in time"]);
  expect(englishIn("摘要 1：未能及時發布。（平台訊息：Invite the bot there.）")).toEqual([]);
});

describe("a Chinese command is understood, and answered in Chinese", () => {
  test.each([
    ["搜尋 台積電", "「台積電」："],
    ["最新", "最新新聞"],
    ["最新 chips", "「chips」的最新新聞"],
    ["相關 1", "與「"],
    ["熱門", "過去三天沒有任何新聞由多家媒體刊登。"],
    ["來源", "島嶼日報: 1 則新聞"],
    ["摘要", "新聞摘要，"],
    ["摘要 狀態", "這裡沒有設定摘要。設定方式：摘要 開啟 08:30 台北"],
    [
      "摘要 開啟 08:30 台北 平日 前 5 則 無新聞不發布 關於 晶片",
      "摘要 1 已設定：週一至週五 08:30（Asia/Taipei），主題「晶片」，前 5 則，沒有新聞時不發布。",
    ],
    ["摘要 開啟 25:00", "看不懂時間「25:00」"],
    ["摘要 開啟 08:30 Taipai", "不認得時區「Taipai」。你是不是要用 Asia/Taipei？"],
    ["摘要 開啟 08:30 週一八", "看不懂星期設定「週一八」"],
    ["摘要 編輯 7 09:00", "這裡沒有摘要 7。設定方式："],
    ["摘要 停止 3", "這裡沒有設定摘要。"],
    ["追蹤 台積電 勿擾 22:00-07:00", "22:00 至 07:00（Asia/Taipei）為勿擾時段"],
    ["追蹤 😀", "要追蹤什麼？例如：追蹤 台積電"],
    ["追蹤清單", "這裡沒有追蹤任何主題。開始追蹤：追蹤 晶片"],
    ["取消追蹤 板球", "這裡沒有追蹤任何主題。"],
    ["隱藏 板球", "隱藏 1 已設定：這裡的摘要與通知不再包含「板球」。"],
    ["隱藏 😀", "要隱藏什麼？例如：隱藏 板球"],
    ["隱藏", "這裡沒有隱藏任何主題。"],
    ["取消隱藏 1", "這裡沒有隱藏任何主題。"],
    ["為什麼 1", "這裡沒有設定摘要，也沒有追蹤任何主題"],
    ["設定", "回覆語言：繁體中文；時區：Asia/Taipei。"],
    ["設定 語言 克林貢語", "不支援「克林貢語」。可用：English、"],
    ["設定 時區 Taipai", "不認得時區「Taipai」。你是不是要用 Asia/Taipei？"],
    ["說明", "追蹤 台積電: 某個主題一有新聞就發布到這裡"],
    ["說明 全部", "隱藏 [關鍵字]: "],
    ["說明 摘要", "例如：摘要 開啟 08:30 台北、"],
    ["忘記我", "你的清單、設定"],
    ["刪除資料", "所有頻道的摘要、追蹤和隱藏設定"],
    ["訂閱來源", "只有 Newsdesk 的管理員可以查看和更改訂閱來源。"],
    ["😀", "「😀」裡沒有可以搜尋的字。"],
    ["齾龘", "找不到符合「齾龘」的新聞"],
    ["閱讀 9", "你在這裡最近的清單只有"],
    ["閱讀 1 更動", "內容與收錄時相同。"],
  ])("%s", async (text, answer) => {
    await newsroom.ask("latest ferry", { locale });
    const reply = await ask(text);
    expect(said(reply)).toContain(answer);
    expect(said(reply)).not.toMatch(/您|報導|靜音|安靜/);
    if (!/^(?:說明|最新|搜尋|摘要$|相關)/.test(text)) expect(englishIn(said(reply))).toEqual([]);
  });

  test("閱讀 2, 分享 2: the story, and who shared it", async () => {
    await ask("搜尋 chips");
    expect(titlesOf(await ask("閱讀 2"))).toHaveLength(1);
    expect(await ask("分享 2")).toMatchObject({ title: "分享者：", sharedBy: user, visibility: "channel" });
  });

  test("each command that help lists can be typed by its Chinese word", async () => {
    const reply = await ask("說明 全部");
    const all = reply.kind === "notice" ? reply.items.map(({ name }) => name.split(" ")[0] ?? "") : [];
    expect(all).toHaveLength(Object.keys(zhTw.commands).length);
    for (const word of all) expect(said(await ask(`說明 ${word}`))).toMatch(new RegExp(`^${word}\n`));
  });

  test("a question that begins with 為什麼 is searched, without a hint about commands", async () => {
    const reply = await ask("為什麼 台積電 漲價");
    expect(said(reply)).not.toContain("指令的寫法");
    expect((await ask("分享 台積電")).kind).toBe("results");
  });

  test("Undo sets again what was stopped", async () => {
    await ask("追蹤 台積電");
    const stopped = await ask("取消追蹤 台積電");
    expect(said(stopped)).toContain("追蹤 1 已停止：「台積電」。");
    expect(said(await newsroom.press(labelled(stopped, "復原"), { locale }))).toContain("追蹤 2 已設定");
  });
});

describe("problems are explained in Chinese", () => {
  const reasons = ["expired", "stopped", "covered_by_later", "nothing_new", "all_muted", "platform_unknown"];
  const refusals = (["auth", "gone", "forbidden", "rejected", "unavailable"] as const).map(
    (code) => `${code}: Slack: could not post to the channel.`,
  );

  test.each([...reasons, ...refusals, "broken_off: disk full"])("in why: %s", async (reason) => {
    await ask("摘要 開啟 08:30");
    const [set] = await newsroom.deps.subscriptions.inChannel(channel);
    await ask("最新 ferry");
    const { ids: [ferry = ""] = [] } =
      (await newsroom.deps.memory.lastList(channel, user, newsroom.clock.now)) ?? {};
    const slot = { subscriptionId: set?.id ?? "", dueAt: friday };
    const { ledger } = newsroom.deps;
    const claimed = await ledger.claim("key", slot, friday, 1_000);
    const stories = [{ storyId: ferry, articleId: ferry }];
    await ledger.noteRequest({ key: "key", attempts: 1 }, { stories }, friday);
    await ledger.close(claimed?.delivery ?? { key: "key", attempts: 1 }, "failed", reason);
    const why = said(await ask("為什麼 1"));
    expect(why).toMatch(/摘要 1: .* 未發布：./);
    expect(englishIn(why)).toEqual([]);
  });

  test.each(refusals)("for a paused digest or follow: %s", async (because) => {
    await ask("摘要 開啟 08:30");
    await ask("追蹤 台積電");
    const { subscriptions, follows } = newsroom.deps;
    for (const { id } of await subscriptions.inChannel(channel)) await subscriptions.pause(id, because);
    for (const { id } of await follows.inChannel(channel)) await follows.pause(id, because, friday);
    for (const text of ["摘要 狀態", "追蹤清單"]) {
      const reply = said(await ask(text));
      expect(reply).toContain("已暫停：");
      expect(englishIn(reply)).toEqual([]);
    }
    const home = await newsroom.bot(message("", { kind: "home", locale }));
    const details = home?.kind === "home" ? home.sections.flatMap(({ items }) => items) : [];
    expect(details.map(({ detail }) => englishIn(detail))).toEqual([[], []]);
    for (const name of [
      { kind: "digest", number: 1 },
      { kind: "digest", number: 0 },
      { kind: "follow", number: 1 },
    ] as const)
      expect(englishIn(said(composePaused({ name, channel, locale }, because)))).toEqual([]);
  });

  test("if nothing can be posted", async () => {
    newsroom.adapters.push({
      name: "test",
      channelName: async () => undefined,
      sendDirectMessage: async ({ user, ...tenant }) => ({
        channel: { ...tenant, channel: user },
        message: "m1",
      }),
      checkPost: () => Promise.reject(new AdapterError("forbidden", "Type /invite @Newsdesk there.")),
    });
    const reply = said(await ask("追蹤 台積電"));
    expect(reply).toContain("目前無法在此發布。Newsdesk 沒有在此發布的權限，請邀請它加入頻道並開放權限。");
    expect(englishIn(reply)).toEqual([]);
  });

  test("while the store is unavailable", async () => {
    newsroom.deps.follows.inChannel = () => Promise.reject(new StoreUnavailableError("database_silent"));
    const reply = said(await ask("追蹤清單"));
    expect(reply).toContain("資料庫目前沒有回應");
    expect(englishIn(reply)).toEqual([]);
  });

  test.each([
    'http_status: {"status":503,"phrase":"Service Unavailable"}',
    'private_network: {"host":"10.0.0.1"}',
    "connection_refused",
    "page_not_feed",
    "list_not_feed",
  ])("for a feed that cannot be read: %s", async (error) => {
    const named = { title: "Island Daily", url: "https://a.example/", rules: [] as Feed["rules"] };
    const feed = { ...named, error, failingSince: friday } as Feed;
    const checked = { feed, outcome: "failed", articles: 0, new: 0, changed: 0, skipped: [] } as const;
    const unreadable = new FeedError("feed_unreadable", { feed: feed.url, reason: error });
    newsroom.deps.feeding = {
      operators: ["test:u1"],
      feedService: {
        list: async () => [feed],
        check: async () => [checked],
        add: () => Promise.reject(unreadable),
      } as never,
    };
    const surfaces = [
      await ask("訂閱來源"),
      await ask("訂閱來源 check 1"),
      await ask("訂閱來源 add https://a.example/"),
      composeOutage(feed, "failed", locale),
      composeOutage({ ...feed, goneAt: friday }, "failed", locale),
      composeOutage(feed, "recovered", locale),
    ];
    for (const reply of surfaces) {
      expect(said(reply)).toMatch(/\p{Script=Han}/u);
      expect(englishIn(said(reply))).toEqual([]);
    }
  });

  test("in the adapters' own lines", () => {
    for (const reply of [apology(locale), outdated(locale)]) {
      expect(reply.locale).toBe(locale);
      expect(englishIn(said(reply))).toEqual([]);
      expect(said(reply)).toMatch(/\p{Script=Han}/u);
    }
  });
});

test("what can be stopped is named by the commands of the language", async () => {
  for (const text of [
    "追蹤 晶片",
    "追蹤 渡輪",
    "隱藏 板球",
    "隱藏 足球",
    "摘要 開啟 08:30",
    "摘要 開啟 18:00",
  ])
    await ask(text);
  expect(said(await ask("取消追蹤"))).toContain("取消追蹤 1: 晶片");
  expect(said(await ask("取消隱藏"))).toContain("取消隱藏 2: 足球");
  expect(said(await ask("摘要 停止"))).toContain("摘要 停止 2: ");
  const all = said(await ask("停止"));
  expect(all).toContain("摘要 停止 1: ");
  expect(all).toContain("取消追蹤 2: 渡輪");
});
