import { readFile } from "node:fs/promises";
import type { APIApplicationCommandOption } from "discord.js";
import { expect, test } from "vitest";
import { anywhere } from "../../adapters/discord/commands/installations.ts";
import { newsFor } from "../../adapters/discord/commands/news.ts";
import { newsdesk } from "../../adapters/discord/commands/newsdesk.ts";
import { parseCommand } from "../../src/bot/parse-command.ts";

/** What stands in a page as code and begins with a slash command. */
const commandsIn = async (page: string) =>
  [...(await readFile(page, "utf8")).matchAll(/`(\/news(?:desk)?(?: [^`]+)?)`/g)].map(
    ([, text = ""]) => text,
  );

type Level = { name: string; options?: APIApplicationCommandOption[] };

/** Of a command as it is typed in Discord, the words and options that Discord does not offer. */
function unknownIn(text: string): string[] {
  const [path = "", options = ""] = text.slice(1).split(/ (?=\w+:)(.*)/s);
  let level: Level | undefined = { name: "", options: [newsFor(anywhere), newsdesk] as never };
  for (const word of path.split(" ")) {
    level = level.options?.find(({ name }) => name === word) as Level | undefined;
    if (!level) return [word];
  }
  const offered = new Set(level.options?.map(({ name }) => name));
  return [...options.matchAll(/(\w+):(?=\S)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !offered.has(name) && !/^\d+$/.test(name));
}

test("every slash command in the page on Discord can be typed there", async () => {
  const commands = await commandsIn("docs/discord.md");
  expect(commands.length).toBeGreaterThan(8);
  expect(commands.flatMap((text) => unknownIn(text).map((word) => `${word} in ${text}`))).toEqual([]);
});

test("every command in the page on Slack is one there", async () => {
  const commands = (await commandsIn("docs/slack.md")).filter((text) => !/^\/news(?: \.\.\.)?$/.test(text));
  expect(commands.length).toBeGreaterThan(5);
  const isSearch = (text: string) => parseCommand(text).name === "search" && !parseCommand(text).form;
  const searches = commands.filter(isSearch);
  expect(searches).toEqual(["/news tsmc", "/news what happened in iraq last week"]);
});
