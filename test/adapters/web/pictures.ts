import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { openHouse } from "./house.ts";

// Makes the pictures of the documentation: `npm run pictures`; needs Chromium.

const folder = "docs/pictures";
const house = await openHouse();
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1_100, height: 640 }, colorScheme: "light" });

await mkdir(folder, { recursive: true });
await page.goto(house.address);
await page.getByLabel("Say something").fill("台積電");
await page.getByRole("button", { name: "Ask" }).click();
await page.getByRole("heading", { name: "台積電" }).nth(1).waitFor();
await page.screenshot({ path: `${folder}/playground.png` });
for (const platform of ["slack", "discord"]) {
  await page.locator(`section:has(#${platform})`).screenshot({ path: `${folder}/${platform}.png` });
}
await page.goto(`${house.address}/explain?q=tscm+-samsung+since:2y`);
await page.screenshot({ path: `${folder}/explained.png` });

await browser.close();
await house.close();
