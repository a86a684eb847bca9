import { describe, expect, test } from "vitest";
import { composePaused } from "../../../src/bot/replies/paused-reply.ts";
import type { RefusalCode } from "../../../src/chat/refusal.ts";
import { withChannelNames } from "../../../src/chat/wording/channel-names.ts";

/** For each refusal: a word of the cause, and of what to do, in English and in Chinese; and what happens then. */
const told: Record<RefusalCode, [cause: RegExp, cure: RegExp, 原因: RegExp, 做法: RegExp, next: RegExp]> = {
  bot_removed: [/removed/, /server/, /移出/, /伺服器/, /next (?:scheduled )?time/],
  channel_archived: [/archived/, /Unarchive/, /已封存/, /取消封存/, /next (?:scheduled )?time/],
  channel_deleted: [/deleted/, /another channel/, /已刪除/, /其他頻道/, /cannot be posted where it is/],
  channel_unseen: [/cannot see/, /\/invite/, /看不到/, /\/invite/, /next (?:scheduled )?time/],
  forum_without_post: [/forum/, /for the forum again/, /論壇/, /重新設定/, /cannot be posted where it is/],
  lacks_permission: [
    /lacks the permission Send Messages/,
    /Grant it to its role Newsdesk/,
    /Send Messages/,
    /開放給它的身分組「Newsdesk」/,
    /next (?:scheduled )?time/,
  ],
  lacks_scope: [
    /without the permission/,
    /whoever runs/,
    /沒有發布的權限/,
    /重新安裝/,
    /tried again at its next time/,
  ],
  message_blocked: [/AutoMod/, /moderator/, /AutoMod/, /例外/, /next (?:scheduled )?time/],
  message_refused: [/does not accept/, /whoever runs|tell/, /不接受/, /告訴/, /tried again at its next time/],
  messages_closed: [
    /cannot write to you/,
    /allow direct messages/,
    /無法傳私訊/,
    /允許私訊/,
    /next (?:scheduled )?time/,
  ],
  no_text_channel: [
    /kind of channel/,
    /text channel/,
    /這種頻道/,
    /文字頻道/,
    /cannot be posted where it is/,
  ],
  not_in_channel: [
    /not in the channel/,
    /\/invite @Newsdesk/,
    /不在頻道/,
    /\/invite @Newsdesk/,
    /next (?:scheduled )?time/,
  ],
  only_in_threads: [/threads/, /another channel/, /討論串/, /其他頻道/, /cannot be posted where it is/],
  posting_restricted: [/Not everybody/, /Ask an admin/, /限制/, /管理員/, /next (?:scheduled )?time/],
  refused: [
    /refused it.*99999 Something new/,
    /Ask whoever runs/,
    /拒絕/,
    /詢問/,
    /tried again at its next time/,
  ],
  tag_required: [
    /without a tag/,
    /Add a tag named News/,
    /標籤/,
    /新增名為「新聞」/,
    /next (?:scheduled )?time/,
  ],
  too_many_threads: [/open threads/, /Close some/, /討論串/, /關閉一些/, /next (?:scheduled )?time/],
  thread_archived: [
    /thread is archived/,
    /Write something/,
    /討論串已封存/,
    /寫一則訊息/,
    /next (?:scheduled )?time/,
  ],
  thread_locked: [/thread is locked/, /moderator/, /已鎖定/, /解除鎖定/, /next (?:scheduled )?time/],
  timed_out: [
    /time-out there until 2026-11-29 21:30 UTC/,
    /Ask one of them to end it/,
    /禁言，到 2026-11-29 21:30 UTC/,
    /請管理員解除/,
    /next (?:scheduled )?time/,
  ],
};

const details: Partial<Record<RefusalCode, object>> = {
  lacks_permission: { permissions: "Send Messages", role: "Newsdesk" },
  message_refused: { platform: "Slack", name: "invalid_blocks" },
  refused: { platform: "Discord", name: "99999 Something new" },
  timed_out: { until: "2026-11-29 21:30 UTC" },
};

const reasonFor = (code: RefusalCode): string =>
  details[code] ? `${code}: ${JSON.stringify(details[code])}` : code;

const channel = { platform: "slack", tenant: "T1", channel: "C1" };

const message = (code: RefusalCode, locale: string, kind: "digest" | "follow" = "digest", number = 2) =>
  composePaused({ name: { kind, number }, channel, locale, channelName: "#news" }, reasonFor(code)).lines.map(
    withChannelNames,
  );

describe("the message about a pause", () => {
  test.each(Object.entries(told))(
    "says for %s what happened, where, what to do and what then",
    (name, row) => {
      const code = name as RefusalCode;
      const [cause, cure, 原因, 做法, next] = row;
      const [first = "", second = ""] = message(code, "en");
      expect(first).toMatch(/^Digest 2 in #news: /);
      expect(first).toMatch(cause);
      expect(first).toMatch(cure);
      expect(second).toMatch(next);
      const [chinese = ""] = message(code, "zh-TW");
      expect(chinese).toMatch(/^摘要 2（#news）：/);
      expect(chinese).toMatch(原因);
      expect(chinese).toMatch(做法);
    },
  );

  test("promises for a follow, and for a digest on request, what is true of them", () => {
    expect(message("thread_locked", "en", "follow")[1]).toContain("after an hour at the earliest");
    expect(message("thread_locked", "en", "digest", 0)).toEqual([
      expect.stringContaining("Digest on request in #news"),
      "Then ask for it again: `digest now`",
    ]);
    expect(message("message_refused", "en", "digest", 0)[1]).toContain("not tried again by itself");
  });

  test.each(["lacks_permission", "thread_locked", "timed_out"] as const)(
    "promises on Discord, which tells of it, that what rests for %s goes on within a minute",
    (code) => {
      const name = { kind: "follow", number: 2 } as const;
      const told = composePaused({ name, channel: { ...channel, platform: "discord" }, locale: "en" }, code);
      expect(told.lines[1]).toBe("Once that is done, it goes on by itself within a minute.");
    },
  );

  test("does without a name that nobody knows any more", () => {
    const name = { kind: "digest", number: 2 } as const;
    const [line] = composePaused({ name, channel, locale: "en" }, "channel_deleted").lines;
    expect(line).toContain("Digest 2 in a channel whose name is not known any more: ");
  });
});
