import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { assemble, openOwnData } from "../../../src/app/app.ts";
import { createQuarantineLog } from "../../../src/app/quarantine-log.ts";
import { readConfig } from "../../../src/config.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { type DoctorInstallation, openInstallation } from "./installation.ts";

const now = Date.UTC(2026, 10, 29);
let installation: DoctorInstallation;
beforeEach(async () => {
  installation = await openInstallation();
});
afterEach(() => installation.remove());

test("what is too much work is found, named by doctor and one line of the log, and not worked on again", async () => {
  const { dataDir } = installation;
  const folder = join(installation.folder, "articles");
  await mkdir(folder);
  const deep = `<title>Deep page</title>${"<div>".repeat(60_000)}<p>Herring prices fell.</p>`;
  await writeFile(join(folder, "deep.html"), deep);
  await writeFile(join(folder, "names.md"), `# Names\n\n${"Acme Widget Co (AWC) ".repeat(5_000)}`);
  await writeFile(join(folder, "good.md"), "# Ferry sails\n\nQuanta Computer Inc (廣達) bought it.");
  const config = readConfig({ NEWSDESK_DATA: dataDir, NEWSDESK_CORPUS: folder });
  for (const isFirst of [true, false]) {
    await using app = await opened(config);
    expect(app.corpus).toMatchObject({ new: isFirst ? 3 : 0, failed: 0 });
    const found = await app.index.search(parseQuery("herring", { now, zone: "UTC" }), { limit: 5 });
    expect(found.hits.map(({ article }) => article.title)).toEqual(["Deep page"]);
    expect([...(app.embedded?.aliases.groups() ?? [])].map(({ names }) => names.toSorted())).toEqual([
      ["Quanta Computer Inc", "廣達"],
    ]);
    const lines: string[] = [];
    const log = createQuarantineLog(app.storage.quarantine, pino({}, { write: (line) => lines.push(line) }));
    await log();
    await log();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("Deep page");
    expect(lines[0]).toContain("Names");
  }
  const { results } = await installation.diagnose();
  const named = results.filter(({ part }) => part.startsWith("Article "));
  expect(named.map(({ verdict, detail }) => [verdict, detail.split('" ')[0]]).toSorted()).toEqual([
    ["warn", '"Deep page'],
    ["warn", '"Names'],
  ]);
});

async function opened(config: ReturnType<typeof readConfig>) {
  const app = await assemble(await openOwnData(config), config, Date.now);
  const close = async () => {
    await app.feedService.stop();
    await app.storage.close();
  };
  return { ...app, [Symbol.asyncDispose]: close };
}
