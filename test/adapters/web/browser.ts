import { existsSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const isMissing = !existsSync(executablePath);
if (isMissing && process.env.CI) throw new Error(`CI needs a browser at ${executablePath}: see .ci/run`);
if (isMissing) console.warn(`the playground is not tested in a browser: there is none at ${executablePath}`);

/** A new page of Chromium for each test, which fails if the page logs an error or asks another host. */
export function inBrowser(options: BrowserContextOptions = {}) {
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
    browser = await chromium.launch({ executablePath, args: quiet });
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    problems = [];
    page = await (await browser.newContext({ colorScheme: "light", ...options })).newPage();
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

  return {
    page: () => page,
    panes: () => [page.locator("#slack"), page.locator("#discord")],
    async bothShow(text: string): Promise<void> {
      for (const id of ["#slack", "#discord"]) await page.locator(id).getByText(text).first().waitFor();
    },
    async ask(text: string): Promise<void> {
      await page.getByLabel("Say something").fill(text);
      await page.getByRole("button", { name: "Ask", exact: true }).click();
    },
    /** The serious faults that axe finds. */
    async faults(): Promise<string[]> {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    },
  };
}
