import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { type Draft, type PageOrigin, UnreadableError } from "../../ingest/draft.ts";
import { explain } from "../../ingest/files/source-file.ts";
import { createParser } from "../../ingest/parse/parser.ts";
import { errorText } from "../../locales/error-text.ts";
import { visibleLine } from "../../text/visible-text.ts";
import { jsonOption, print, readArgs, type Verb } from "../verb.ts";

const usage = "extract PAGE.html [--url URL] [--json]";

/** The exit status is 1 if the page has no article. */
export const extractPageFile: Verb = {
  usage,
  summary: "show the article in a saved web page",
  help: `  --url URL   where the page was
  --json      the article as data

  newsdesk extract page.html --url https://example.com/news/1`,
  async run(args, { timeZone }) {
    const { values, words } = readArgs(args, usage, { ...jsonOption, url: { type: "string" } }, [1, 1]);
    const [path = ""] = words;
    const { url, json } = values;
    try {
      const article = await articleIn(path, { url, zone: timeZone });
      print(json, asData(article), asText(article));
      return 0;
    } catch (error) {
      const reason = error instanceof UnreadableError ? error.message : explain(error);
      console.error(visibleLine(`${path} ${errorText(reason)}`));
      return 1;
    }
  },
};

async function articleIn(path: string, origin: PageOrigin): Promise<Draft> {
  await using parser = createParser();
  const bytes = await readFile(path);
  const folder = basename(dirname(resolve(path)));
  const { drafts } = await parser.parse({ kind: "html", bytes, folder, ...origin });
  if (!drafts[0]) throw new UnreadableError("no_article");
  return drafts[0];
}

const isoTime = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();

const printed = [
  "title",
  "body",
  "byline",
  "publishedAt",
  "section",
  "language",
  "image",
  "url",
  "source",
  "summary",
  "tags",
] as const;

/** Times as ISO 8601 in UTC; fields that the page lacks are null. */
function asData(draft: Draft) {
  const known = { ...draft, publishedAt: isoTime(draft.publishedAt), image: draft.image?.url };
  return Object.fromEntries(printed.map((name) => [name, known[name] ?? null]));
}

function asText({ title, body, byline, publishedAt, section, source }: Draft): string {
  const facts = [source, section, byline, isoTime(publishedAt)].filter(Boolean).join(" · ");
  return [title, facts, body].filter(Boolean).join("\n\n");
}
