import { mkdir } from "node:fs/promises";
import { chromium, type Page } from "playwright-core";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { openHouse } from "./house.ts";
import { personalReplies } from "./personal-replies.ts";
import { picturedNews } from "./pictured-news.ts";
import { slackSurfaces } from "./slack-surfaces.ts";

// Makes the pictures of the documentation: `npm run pictures`; needs Chromium.

const folder = process.argv[2] ?? "docs/pictures";
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** Both platforms' answers to the last of some sayings. */
const answers: [name: string, ...said: string[]][] = [
  ["search", "chips"],
  ["digest", "digest"],
  ["nothing-found", "lihgthouse musem"],
  ["help", "help"],
  [
    "compact-digest",
    "digest on 08:30",
    'digest preview 1 compact intro "Good morning, desk: read the first one before the meeting."',
  ],
];

await mkdir(folder, { recursive: true });
await inHouse({}, async (page, address) => {
  await ask(page, "tsmc");
  await page.screenshot({ path: `${folder}/playground.png` });
  await page.goto(`${address}/explain?q=tscm+-samsung+sort:new`);
  await page.screenshot({ path: `${folder}/explained.png` });
});
// In the playground's page, for its looks.
await inHouse({}, async (page) => {
  for (const [name, draw] of slackSurfaces) {
    const drawn = await draw();
    await page.locator("main").evaluate((main, markup) => Object.assign(main, { innerHTML: markup }), drawn);
    await page.locator("#surface").screenshot({ path: `${folder}/${name}.png` });
  }
});
await inHouse(picturedNews(Date.now()), async (page) => {
  for (const [name, ...said] of answers) {
    for (const one of said) await ask(page, one);
    await page.locator(".panes").screenshot({ path: `${folder}/${name}.png` });
  }
});
const { follow, guest } = await personalReplies();
await inHouse(
  {},
  (page) => page.locator(".panes").screenshot({ path: `${folder}/personal-follow.png` }),
  async () => follow,
);
await inHouse(
  {},
  (page) =>
    page
      .locator(".pane")
      .last()
      .screenshot({ path: `${folder}/user-install.png` }),
  async () => guest,
);
await browser.close();

/** Shows the playground with these articles, or with those of the corpus if there are none; or answering as told. */
async function inHouse(
  articles: Record<string, string>,
  look: (page: Page, address: string) => Promise<unknown>,
  answer?: OnMessage,
) {
  const house = await openHouse({}, articles, answer);
  const page = await browser.newPage({ viewport: { width: 1_100, height: 640 }, colorScheme: "light" });
  await page.goto(house.address);
  // The page asks a question of its own first.
  await answered(page);
  await look(page, house.address);
  await page.close();
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
