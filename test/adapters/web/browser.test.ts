import { existsSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openHouse } from "./house.ts";
import { picturedNews } from "./pictured-news.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const missing = !existsSync(executablePath);
if (missing && process.env.CI) throw new Error(`CI needs a browser at ${executablePath}: see .ci/run`);
if (missing) console.warn(`the playground is not tested in a browser: there is none at ${executablePath}`);

const story = "TSMC starts making 2-nanometer chips in volume, on schedule";
/** Different enough not to be one story told eight times. */
const makers = [
  "Hsinchu",
  "Dresden",
  "Kumamoto",
  "Phoenix",
  "Penang",
  "Eindhoven",
  "Kiryat Gat",
  "Singapore",
];
const wafers = Object.fromEntries(
  makers.map((town, n) => [
    `w${n}.md`,
    `---\ntitle: Wafer plant ${n} of ${town}\nimage: https://pictures.example/${n}.jpg\nurl: https://news.example/${n}\n---\n${town} makes wafers with ${100 * n + 7} people since ${1990 + n}, says the mayor of ${town}.`,
  ]),
);

describe.skipIf(missing)("the playground in a browser", () => {
  let browser: Browser;
  let house: Awaited<ReturnType<typeof openHouse>>;
  let archive: Awaited<ReturnType<typeof openHouse>>;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    house = await openHouse();
    archive = await openHouse({}, wafers);
    const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
    browser = await chromium.launch({ executablePath, args: quiet });
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([house?.close(), archive?.close()]);
  });

  beforeEach(async () => {
    problems = [];
    page = await (await browser.newContext({ colorScheme: "light" })).newPage();
    page.setDefaultTimeout(25_000);
    page.on("console", (line) => {
      if (["error", "warning"].includes(line.type())) problems.push(line.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("request", (request) => {
      if (!/^(http:\/\/127\.0\.0\.1:|data:)/.test(request.url())) problems.push(`asked ${request.url()}`);
    });
  });
  afterEach(async () => {
    await page.context().close();
    expect(problems).toEqual([]);
  });

  const panes = () => [page.locator("#slack"), page.locator("#discord")];
  const bothShow = async (text: string) => {
    for (const pane of panes()) await pane.getByText(text).first().waitFor();
  };
  const serious = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  test("shows answers in both panes and can be used with the keyboard alone", async () => {
    await page.goto(house.address);
    await bothShow(story);
    for (let presses = 0; (await focused()) !== "text"; presses++) {
      expect(presses).toBeLessThan(10);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("micron subsidy");
    await page.keyboard.press("Enter");
    await bothShow("Micron's Taiwan unit wins");
    for (let presses = 0; (await focusedText()) !== "Read"; presses++) {
      expect(presses).toBeLessThan(20);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    for (const pane of panes()) await pane.getByText("Related").first().waitFor();
  });

  const focused = () => page.evaluate("document.activeElement.id");
  const focusedText = () => page.evaluate("document.activeElement.textContent.trim()");

  test.each([0, 1])("turns the page and opens a story from pane %i", async (side) => {
    await page.goto(archive.address);
    await page.getByLabel("Say something").fill("wafers");
    await page.getByRole("button", { name: "Ask" }).click();
    await bothShow("Wafer plant");
    const titles = async () => (await panes()[side]?.innerText())?.match(/Wafer plant \d/g) ?? [];
    const first = await titles();
    const pane = panes()[side];
    await pane?.getByRole("button", { name: "Next" }).click();
    await pane?.getByRole("button", { name: "Previous" }).waitFor();
    const second = await titles();
    expect(new Set([...first, ...second]).size).toBe(8);
    await pane?.getByRole("button", { name: "Read" }).first().click();
    await bothShow("says the mayor");
  });

  test.each(["light", "dark"])("has no serious accessibility faults in the %s theme", async (theme) => {
    await page.goto(house.address);
    await bothShow(story);
    if (theme === "dark") await page.getByRole("button", { name: "Dark" }).click();
    expect(await page.evaluate("document.documentElement.dataset.theme")).toBe(theme);
    expect(await serious()).toEqual([]);
    await page.getByRole("button", { name: "Read" }).first().click();
    await bothShow("Related");
    expect(await serious()).toEqual([]);
    for (const path of ["/digest?day=2025-12-31", "/explain?q=tscm+-samsung+since:2y"]) {
      await page.goto(house.address + path);
      expect(await page.evaluate("document.documentElement.dataset.theme")).toBe(theme);
      expect(await serious()).toEqual([]);
    }
  });

  test.each([
    ["slack", "Save"],
    ["discord", "Submit"],
  ])("a form of %s is filled in, corrected and submitted", async (platform, submit) => {
    await page.goto(house.address);
    await page.getByLabel("Say something").fill("digest on");
    await page.getByRole("button", { name: "Ask" }).click();
    await bothShow("Time zone");
    expect(await serious()).toEqual([]);
    const form = page.locator(`#${platform} form`);
    await form.locator("[name=times]").fill("half past");
    await form.getByRole("button", { name: submit }).click();
    await page.locator("#slack .wrong").waitFor();
    expect(await serious()).toEqual([]);
    await page.locator("#discord button").first().click();
    await page.locator("#discord form").waitFor();
    if (platform === "slack") {
      await form.locator("[name=about]").fill("tsmc");
      await form.locator("[name=about]").press("Enter");
      await bothShow("Time zone");
      await page.locator("#slack").getByText("in the last 7 days").waitFor();
    }
    await form.locator("[name=times]").fill("7:15");
    await form.locator("[name=zone]").fill("Europe/Berlin");
    await form.getByRole("button", { name: submit }).click();
    await bothShow("07:15");
    await page.getByRole("button", { name: "Undo" }).first().click();
    await bothShow("is stopped");
  });

  test("fits a phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(house.address);
    await bothShow(story);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  });

  test("opens a story of a long list by the menu that Discord shows", async () => {
    const now = Date.now();
    const news = await openHouse({}, picturedNews(now));
    await page.goto(news.address);
    await page.getByLabel("Say something").fill("digest");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await bothShow("News digest");
    await page.locator("#discord").getByLabel("Read").selectOption({ index: 2 });
    await bothShow("They promise three sailings a day in summer.");
    await news.close();
  });

  test("completes what is being typed", async () => {
    await page.goto(house.address);
    await page.getByLabel("Say something").fill("deeps");
    await page.locator("#completions option").first().waitFor({ state: "attached" });
  });
});
