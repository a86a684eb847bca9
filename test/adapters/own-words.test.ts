import { describe, expect, test } from "vitest";
import { commandText } from "../../adapters/discord/commands/command-text.ts";
import { render as discord } from "../../adapters/discord/views/render.ts";
import { slashText } from "../../adapters/discord/views/slash-text.ts";
import { render as slack } from "../../adapters/slack/views/render.ts";
import { renderText } from "../../adapters/terminal/render.ts";
import { parseCommand } from "../../src/bot/parse-command.ts";
import { notice, results } from "../../src/bot/replies/build-reply.ts";
import type { Reply } from "../../src/chat/reply.ts";
import { channelInText } from "../../src/chat/wording/channel-names.ts";
import { type Locale, locales, sentencesFor } from "../../src/locales/locale.ts";

const reader = (locale: Locale) => ({ visibility: "private" as const, locale, zone: "UTC" });
const said = (lines: string[], locale: Locale = "en") =>
  notice(reader(locale), lines, { items: [{ name: "digest off 2", detail: "see `following`", code: true }] });

const inSlack = (...given: Parameters<typeof said>) => JSON.stringify(slack(said(...given)).blocks);
const inDiscord = (given: Parameters<typeof said>, isDirect?: boolean) =>
  // Discord shows what is escaped as it is.
  JSON.stringify(discord(said(...given), { isDirect }).components).replaceAll("\\\\", "");
const inTerminal = (...given: Parameters<typeof said>) =>
  renderText(said(...given), { colour: false, width: 200, now: 0 });

describe("the commands of a sentence are those of the platform", () => {
  const lines = ["To begin: `follow tsmc`"];

  test("in Slack", () => {
    const text = inSlack(lines);
    for (const command of ["/news follow tsmc", "/news digest off 2", "/news following"])
      expect(text).toContain(command);
    expect(text).not.toContain("`");
  });

  test("in Discord, with the options of its slash commands", () => {
    const text = inDiscord([lines]);
    for (const command of ["/news follow query:tsmc", "/newsdesk digest off number:2", "/news following"])
      expect(text).toContain(command);
  });

  test("in a direct message of Discord, where those of managers are typed", () => {
    const text = inDiscord([lines], true);
    expect(text).toContain("`digest off 2`");
    expect(text).toContain("/news follow query:tsmc");
  });

  test("in Discord, in the reader's language", () => {
    expect(inDiscord([["`追蹤 台積電`"], "zh-TW"])).toContain("/news 追蹤 query:台積電");
  });

  test("in a terminal, as they are typed", () => {
    expect(inTerminal(lines)).toContain("To begin: follow tsmc");
  });

  test("what a reader quotes is left alone", () => {
    expect(inSlack(["Nothing matches `rm -rf`"])).toContain("`rm -rf`");
  });
});

describe("a channel in a sentence is a mention on its own platform, and a name elsewhere", () => {
  const general = (platform: string, channel: string) =>
    channelInText({ platform, tenant: "T1", channel }, "#general");
  const reply = (channel: string) =>
    notice(reader("en"), [`Posted in ${channel} from now on`], {
      title: `Digests in ${channel}`,
      items: [{ name: "1", detail: `paused in ${channel}`, code: false }],
    });
  const list = (channel: string): Reply =>
    results(reader("en"), "A list", [], { notes: [`Look at ${channel}`] });

  test("in Slack, in its blocks, its small print and what notifications say", () => {
    const { text, blocks } = slack(reply(general("slack", "C0GENERAL")));
    const mentions = JSON.stringify(blocks).match(/{"type":"channel","channel_id":"C0GENERAL"[^}]*}/g);
    expect(mentions).toHaveLength(3);
    expect(text).toContain("Posted in <#C0GENERAL> from now on");
    expect(JSON.stringify(slack(list(general("slack", "C0GENERAL"))).blocks)).toContain(
      "Look at <#C0GENERAL>",
    );
  });

  test("in Discord", () => {
    const shown = JSON.stringify(discord(reply(general("discord", "4567"))).components);
    expect(shown.match(/<#4567>/g)).toHaveLength(3);
    expect(shown).toContain("### Digests in <#4567>");
    expect(JSON.stringify(discord(list(general("discord", "4567"))).components)).toContain("Look at <#4567>");
  });

  test("in a terminal, and on the other platform", () => {
    for (const channel of [general("slack", "C0GENERAL"), general("discord", "4567")])
      expect(renderText(reply(channel), { colour: false, width: 200, now: 0 })).toContain(
        "Posted in #general from now on",
      );
    expect(JSON.stringify(slack(reply(general("web", "playground"))).blocks)).toContain("Posted in #general");
    expect(JSON.stringify(discord(reply(general("slack", "C0GENERAL"))).components)).toContain("in #general");
  });

  test("by its name in a conversation with one person, which has no mention", () => {
    expect(JSON.stringify(slack(reply(general("slack", "D0ANN"))).blocks)).toContain("Posted in #general");
    const direct = channelInText({ platform: "discord", tenant: "", channel: "4567" }, "#general");
    expect(JSON.stringify(discord(reply(direct)).components)).toContain("Posted in #general");
  });

  test("is never half shown where a text is cut", () => {
    const whole = general("slack", "C0GENERAL");
    for (let length = 0; length < whole.length; length++) {
      const shown = JSON.stringify(slack(notice(reader("en"), [`in ${whole.slice(0, length)}`])).blocks);
      expect(shown).not.toMatch(/[\uE000-\uF8FF]|C0G/);
    }
  });
});

test.each([
  ["read 2", "/news read story:2"],
  ["tsmc", "/news search query:tsmc"],
  ["digest", "/news digest"],
  ["digest on 08:30 Asia/Taipei", "/newsdesk digest on time:08:30 zone:Asia/Taipei"],
  ["digest on 18:00 weekdays about chips", "/newsdesk digest on time:18:00 days:weekdays about:chips"],
  ["settings language english", "/news settings language:english"],
  ["digest edit 1 09:00", "@Newsdesk digest edit 1 09:00"],
  ["feeds add https://a.example/", "@Newsdesk feeds add https://a.example/"],
])("%s in Discord is %s", (command, spelled) => {
  expect(slashText(command, "en")).toBe(spelled);
});

/** What Discord makes of a slash command as it is typed. */
function typedInDiscord(text: string, locale: Locale): string {
  const { commands } = sentencesFor(locale).slashCommands;
  const [, words = "", rest = ""] = /^\/([^:]*?)(?: (\w+:.*))?$/s.exec(text) ?? [];
  const path = Object.keys(commands).find((one) => {
    const parts = one.split(".");
    const names = parts.map(
      (_, at) => commands[parts.slice(0, at + 1).join(".") as keyof typeof commands][0],
    );
    return names.join(" ") === words;
  });
  if (path === undefined) throw new Error(`no command ${words}`);
  const [, ...below] = path.split(".");
  const options = new Map(
    [
      ...rest.matchAll(
        /(?:^| )(time|zone|days|about|query|story|follow|mute|number|language|command):(.*?)(?= (?:time|zone|days|about|language):|$)/gs,
      ),
    ].map(([, name = "", value]) => [name, value]),
  );
  return commandText({
    options: {
      getSubcommandGroup: () => (below.length > 1 ? below[0] : null),
      getSubcommand: () => below.at(-1),
      get: (name: string) => (options.has(name) ? { value: options.get(name) } : null),
    },
  } as unknown as Parameters<typeof commandText>[0]);
}

const inEnglish = (args: unknown): string => JSON.stringify(args).replace(/關於|关于/, "about");

describe.each(locales)("every example of help, in %s", (locale) => {
  const examples = Object.values(sentencesFor(locale).commands).flatMap((one) => one.examples);

  test.each(examples)("%s means the same when it is typed in Discord", (example) => {
    const spelled = slashText(example, locale);
    if (spelled.startsWith("@")) return expect(spelled).toBe(`@Newsdesk ${example}`);
    const parsed = parseCommand(typedInDiscord(spelled, locale));
    const meant = parseCommand(example);
    expect(parsed.name).toBe(meant.name);
    // A channel's settings are a form in Discord.
    if (!/channel|頻道|频道/.test(example)) expect(inEnglish(parsed.args)).toEqual(inEnglish(meant.args));
  });
});
