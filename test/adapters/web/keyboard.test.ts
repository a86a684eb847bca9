import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inBrowser, isMissing } from "./browser.ts";
import { openHouse } from "./house.ts";

const story = "TSMC starts making 2-nanometer chips in volume, on schedule";

/** What has the focus: its role or element, its name, and whether one sees that it has it. */
const focused = `(() => {
  const { activeElement: on } = document;
  const name = on.getAttribute("aria-label") ?? on.labels?.[0]?.textContent ?? on.textContent;
  const { outlineStyle, outlineWidth } = getComputedStyle(on);
  const isSeen = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  return { kind: on.getAttribute("role") ?? on.localName, name: name.trim(), isSeen };
})()`;

type Focused = { kind: string; name: string; isSeen: boolean };

describe.skipIf(isMissing)("the playground without a mouse", () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  const { page, panes, bothShow } = inBrowser();

  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house?.close());

  const onFocused = () => page().evaluate<Focused>(focused);
  /** Goes on until something with this name has the focus; what it passed, and that. */
  const walkTo = async (name: string): Promise<Focused[]> => {
    const passed: Focused[] = [];
    do {
      await page().keyboard.press("Tab");
      passed.push(await onFocused());
      if (passed.length > 40) throw new Error(`no ${name} among ${passed.map((one) => one.name)}`);
    } while (passed.at(-1)?.name !== name);
    return passed;
  };

  test("all that can be used is reached in the order of the page, with a name and a visible focus", async () => {
    await page().goto(house.address);
    await bothShow(story);
    const passed = [...(await walkTo("Read")), ...(await walkTo("Read"))];
    expect(passed.every(({ name, isSeen }) => name && isSeen)).toBe(true);
    expect(passed.map(({ name }) => name)).toEqual([
      "Ask",
      "Digest",
      "Slack’s home",
      "Search explained",
      "Switch to dark",
      "Say something to the bot, as after /news",
      "Ask",
      "Read",
      "Not what I meant",
      "Read",
    ]);
  });

  test("a question is asked, a story read, and one goes back", async () => {
    await page().goto(house.address);
    await bothShow(story);
    await walkTo("Say something to the bot, as after /news");
    await page().keyboard.press("ControlOrMeta+A");
    await page().keyboard.type("micron subsidy");
    await page().keyboard.press("Enter");
    await bothShow("Micron's Taiwan unit wins");
    await walkTo("Read");
    await page().keyboard.press("Enter");
    for (const pane of panes()) await pane.getByText("Related").first().waitFor();
    await page().keyboard.press("Shift+Tab");
    expect((await onFocused()).name).toBe("Back to the answer before");
    await page().keyboard.press("Enter");
    await bothShow("Micron's Taiwan unit wins");
  });

  test("a form is filled in and cancelled", async () => {
    await page().goto(`${house.address}/?q=digest+on`);
    await page().locator("#slack form").waitFor();
    await walkTo("Cancel");
    await page().keyboard.press("Shift+Tab");
    await page().keyboard.press("Tab");
    await page().keyboard.press("Enter");
    expect((await onFocused()).name).toBe("Say something to the bot, as after /news");
  });

  test("a screen reader hears the pages' parts by their roles", async () => {
    await page().goto(house.address);
    await bothShow(story);
    const heard = await page().locator("body").ariaSnapshot();
    for (const part of [
      /banner/,
      /navigation "Pages"/,
      /main/,
      /heading "What people will see, with no token set" \[level=1\]/,
      /combobox "Say something to the bot, as after \/news"/,
      /status: Answered, for the asker's eyes only\./,
      /region "Slack # playground"/,
      /region "Discord # playground"/,
    ])
      expect(heard).toMatch(part);
  });

  test("Slack's home opens its window and closes it with Escape, where the focus was", async () => {
    await page().goto(`${house.address}/home`);
    await walkTo("Follow something");
    await page().keyboard.press("Enter");
    await page().getByRole("dialog", { name: "Newsdesk" }).waitFor();
    await page().keyboard.press("Escape");
    await page().getByRole("dialog").waitFor({ state: "hidden" });
    expect((await onFocused()).name).toBe("Follow something");
  });
});

describe.skipIf(isMissing)("the playground on a phone", () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  const { page, faults } = inBrowser({ viewport: { width: 360, height: 740 }, hasTouch: true });

  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house?.close());

  test("shows one platform at a time, by tabs that arrow keys move between", async () => {
    await page().goto(house.address);
    const [slack, discord] = [
      page().getByRole("tabpanel", { name: /^Slack/ }),
      page().getByRole("tabpanel", { name: /^Discord/ }),
    ];
    await slack.getByText(story).waitFor();
    expect(await discord.count()).toBe(0);
    expect(await page().evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(await faults()).toEqual([]);
    await page().getByRole("tab", { name: "Discord" }).tap();
    await discord.getByText(story).first().waitFor();
    expect(await slack.count()).toBe(0);
    expect(await page().evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(await faults()).toEqual([]);
    await page().keyboard.press("ArrowRight");
    await slack.getByText(story).waitFor();
    await page().keyboard.press("ArrowLeft");
    await discord.getByText(story).first().waitFor();
    expect(await page().evaluate("document.activeElement.textContent")).toBe("Discord");
  });

  test.each(["/home", "/digest?day=2025-12-31", "/explain?q=tsmc"])("%s fits", async (path) => {
    await page().goto(house.address + path);
    expect(await page().evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  });
});
