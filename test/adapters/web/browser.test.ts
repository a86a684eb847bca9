import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inBrowser, isMissing } from "./browser.ts";
import { openHouse } from "./house.ts";
import { picturedNews } from "./pictured-news.ts";

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

describe.skipIf(isMissing)("the playground in a browser", () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  let archive: Awaited<ReturnType<typeof openHouse>>;
  const { page, panes, bothShow, ask, faults } = inBrowser();

  beforeAll(async () => {
    house = await openHouse();
    archive = await openHouse({}, wafers);
  });
  afterAll(() => Promise.all([house?.close(), archive?.close()]));

  test.each([0, 1])("turns the page and opens a story from pane %i", async (side) => {
    await page().goto(archive.address);
    await ask("wafers");
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
    await page().getByRole("button", { name: "Back to the answer before" }).click();
    expect(await titles()).toEqual(second);
  });

  describe.each(["light", "dark"])("in the %s theme", (theme) => {
    test.each([
      ["/", story],
      ["/?q=help", "digest"],
      ["/?q=digest+on", "Time zone"],
      ["/?q=forget", "Newsdesk"],
      ["/digest?day=2025-12-31", "digest"],
      ["/home", "Newest stories"],
      ["/explain?q=tscm+-samsung+since:2y", "Understood as"],
    ])("%s has no serious accessibility faults", async (path, shown) => {
      await page().goto(house.address + path);
      await page().getByText(shown).first().waitFor();
      if (theme === "dark") await page().getByRole("button", { name: "Switch to dark" }).click();
      expect(await page().evaluate("document.documentElement.dataset.theme")).toBe(theme);
      expect(await faults()).toEqual([]);
    });
  });

  test("the theme is kept from page to page, and the button says which comes next", async () => {
    await page().goto(`${house.address}/explain`);
    await page().getByRole("button", { name: "Switch to dark" }).click();
    await page().goto(`${house.address}/home`);
    await page().getByRole("button", { name: "Switch to light" }).click();
    await page().getByRole("button", { name: "Switch to dark" }).waitFor();
  });

  test.each([
    ["slack", "Save"],
    ["discord", "Submit"],
  ])("a form of %s is filled in, corrected and submitted", async (platform, submit) => {
    await page().goto(house.address);
    await bothShow(story);
    await ask("digest on");
    await bothShow("Time zone");
    const form = page().locator(`#${platform} form`);
    await form.locator("[name=times]").fill("half past");
    await form.getByRole("button", { name: submit }).click();
    await page().locator("#slack .wrong").waitFor();
    if (platform === "slack") expect(await faults()).toEqual([]);
    await page().locator("#discord button").first().click();
    await page().locator("#discord form").waitFor();
    if (platform === "slack") {
      await form.locator("[name=about]").fill("tsmc");
      await form.locator("[name=about]").press("Enter");
      await bothShow("Time zone");
      await page().locator("#slack").getByText("in the last 7 days").waitFor();
    }
    await form.locator("[name=times]").fill("7:15");
    await form.locator("[name=zone]").fill("Europe/Berlin");
    await form.getByRole("button", { name: submit }).click();
    await bothShow("07:15");
    await page().getByRole("button", { name: "Undo" }).first().click();
    await bothShow("is stopped");
  });

  test("Slack's home answers in a window, and shows what was set there", async () => {
    await page().goto(`${house.address}/home`);
    await page().getByRole("button", { name: "Follow something" }).click();
    const window = page().getByRole("dialog");
    await window.locator("[name=query]").fill("ferries");
    expect(await faults()).toEqual([]);
    await window.getByRole("button", { name: "Save" }).click();
    await window.getByText("ferries").first().waitFor();
    await window.getByRole("button", { name: "Close" }).click();
    await page().locator("#slack").getByText("ferries").first().waitFor();
  });

  test("a form that is cancelled gives way to what was there before", async () => {
    await page().goto(house.address);
    await bothShow(story);
    await ask("digest on");
    await bothShow("Time zone");
    await page().locator("#discord").getByRole("button", { name: "Cancel" }).click();
    await bothShow(story);
  });

  test("what the bot leaves without an answer, and a form closed first, say how to go on", async () => {
    await page().goto(`${house.address}/?q=digest+on`);
    await page().locator("#slack").getByRole("button", { name: "Cancel" }).click();
    expect(await page().evaluate("document.activeElement.id")).toBe("text");
    await page().route("**/ask", (route) => route.fulfill({ json: { silent: true } }));
    await ask("ok");
    await page().getByText("type help to see what it can do").waitFor();
  });

  test("opens a story of a digest by the menu that Discord shows", async () => {
    const news = await openHouse({}, picturedNews(Date.now()));
    await page().goto(`${news.address}/digest`);
    await bothShow("News digest");
    await page().locator("#discord").getByLabel("Read").selectOption({ index: 1 });
    await bothShow("Related");
    await page().getByRole("button", { name: "Back to the answer before" }).click();
    await bothShow("News digest");
    await news.close();
  });

  test("completes what is being typed", async () => {
    await page().goto(house.address);
    await page().getByLabel("Say something").fill("deeps");
    await page().locator("#completions option").first().waitFor({ state: "attached" });
  });
});
