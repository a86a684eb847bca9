import { mkdir } from "node:fs/promises";
import { chromium, type Page } from "playwright-core";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { forumPicture } from "./forum-picture.ts";
import { openHouse } from "./house.ts";
import { personalReplies } from "./personal-replies.ts";
import { picturedNews } from "./pictured-news.ts";
import { slackSurfaces } from "./slack-surfaces.ts";

// Makes the pictures of the documentation in docs/pictures: `npm run pictures`, or `npm run pictures -- search home`
// for some of them. Needs Chromium, and looks most like the clients with the fonts Lato and Noto Sans.

type House = Awaited<ReturnType<typeof openHouse>>;
type Shot = (page: Page, path: string, address: string, house: House) => Promise<unknown>;

/** Another place, in the playground's page for its looks. */
async function surface(page: Page, path: string, drawn: string): Promise<void> {
  await page.locator("main").evaluate((main, markup) => Object.assign(main, { innerHTML: markup }), drawn);
  await page.locator("#surface").screenshot({ path });
}

/** Both platforms' answers to the last of some sayings, as their own clients come: Slack light, Discord dark. */
const answerTo =
  (...said: string[]): Shot =>
  async (page, path) => {
    for (const one of said) await ask(page, one);
    await page.evaluate("document.getElementById('discord-pane').dataset.theme = 'dark'");
    await page.locator(".panes").screenshot({ path });
  };

/** The answer of Discord alone. */
const inDiscord: Shot = async (page, path) => {
  await page.evaluate("document.getElementById('discord-pane').dataset.theme = 'dark'");
  await page.locator("#discord-pane").screenshot({ path });
};

const inDemo: Record<string, Shot> = {
  async playground(page, path) {
    await ask(page, "tsmc");
    await page.screenshot({ path });
  },
  async explained(page, path, address) {
    await page.goto(`${address}/explain?q=tscm+-samsung+sort:new`);
    await page.screenshot({ path });
  },
};

/** The app's home in Slack. */
async function slackHome(page: Page, path: string, address: string): Promise<void> {
  await page.setViewportSize({ width: 760, height: 640 });
  await page.goto(`${address}/home`);
  await page.locator("#slack-pane").screenshot({ path });
}

const inNews: Record<string, Shot> = {
  // Before anything is set.
  "slack-newcomer": slackHome,
  search: answerTo("chips"),
  digest: answerTo("digest"),
  "nothing-found": answerTo("lihgthouse musem"),
  help: answerTo("help"),
  "compact-digest": answerTo(
    "digest on 08:30",
    'digest preview 1 compact intro "Good morning, desk: read the first one before the meeting."',
  ),
  "discord-forum-digest": async (page, path, _, { digestOf }) =>
    surface(page, path, forumPicture(await digestOf())),
  async "slack-home"(page, path, address) {
    for (const order of ["digest on 08:30 weekdays", "follow ferries"]) await ask(page, order);
    await slackHome(page, path, address);
  },
};

const inSlack: Record<string, Shot> = Object.fromEntries(
  slackSurfaces.map(([name, draw]): [string, Shot] => [
    name,
    async (page, path) => surface(page, path, await draw()),
  ]),
);

const folder = "docs/pictures";
const wanted = process.argv.slice(2);
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
await mkdir(folder, { recursive: true });
await take({ ...inDemo, ...inSlack }, {});
await take(inNews, picturedNews(Date.now()));
const { follow, guest } = await personalReplies();
await take({ "personal-follow": answerTo() }, {}, async () => follow);
await take({ "user-install": inDiscord }, {}, async () => guest);
await browser.close();

/**
 * Takes the pictures that are wanted in a playground with these articles, or those of the corpus if there are none;
 * or with one that answers as told.
 */
async function take(
  all: Record<string, Shot>,
  articles: Record<string, string>,
  answer?: OnMessage,
): Promise<void> {
  const shots = Object.entries(all).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  if (shots.length === 0) return;
  const house = await openHouse({}, articles, answer);
  for (const [name, shot] of shots) {
    const look = { viewport: { width: 1_100, height: 640 }, deviceScaleFactor: 1.5 };
    const page = await browser.newPage({ ...look, colorScheme: "light" });
    await page.goto(house.address);
    // The page asks a question of its own first.
    await answered(page);
    await shot(page, `${folder}/${name}.png`, house.address, house);
    await page.close();
  }
  await house.close();
}

async function ask(page: Page, said: string): Promise<void> {
  await page.getByLabel("Say something").fill(said);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await answered(page);
}

/** While it asks, the page says so. */
async function answered(page: Page): Promise<void> {
  await page.getByText("Answered,").waitFor();
}
