import { setImmediate } from "node:timers/promises";
import { threadCpuMs } from "../../src/eval/thread-cpu.ts";
import { type Draft, type ParsedDocument, UnreadableError } from "../../src/ingest/draft.ts";
import { runTask } from "../../src/ingest/parse/parse-task.ts";
import type { DocumentKind } from "../../src/ingest/sniff.ts";

/** Where a text may stand in what comes from outside. */
export const places: [name: string, parse: (text: string) => Draft[]][] = [
  ["a plain text", (text) => parsed("plain text", `Headline\n\n${text}`)],
  ["Markdown", (text) => parsed("markdown", `# Headline\n\n${text}`)],
  ["front matter", (text) => parsed("markdown", `---\nbyline: ${JSON.stringify(text)}\n---\n\nText.`)],
  ["a page", (text) => parsed("html", `<title>Headline</title><p>${text}`)],
  ["a page's title", (text) => parsed("html", `<title>${text}</title><p>${paragraph}`)],
  [
    "a page's author",
    (text) => parsed("html", `<meta name=author content="${escaped(text)}"><p>${paragraph}`),
  ],
  ["a page's date", (text) => parsed("html", `<h1>A</h1><time>${escaped(text)}</time><p>${paragraph}`)],
  ["JSON", (text) => parsed("json", JSON.stringify({ title: text, body: text, byline: text, tags: text }))],
  ["a feed", (text) => parsed("feed", feed(`<title>A</title><description>${escaped(text)}</description>`))],
  ["a feed's fields", (text) => parsed("feed", feed(fields.map((name) => tag(name, text)).join("")))],
];

const paragraph = "The ferry sails again on Tuesday, the harbour office said. ".repeat(10);
const fields = ["title", "author", "pubDate", "category", "link", "guid"];
const escaped = (text: string) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const tag = (name: string, text: string) => `<${name}>${escaped(text.slice(0, 4_000))}</${name}>`;
const feed = (entry: string) => `<rss><channel><title>F</title><item>${entry}</item></channel></rss>`;

/** The articles, or none of what is refused. */
function parsed(kind: DocumentKind, text: string): Draft[] {
  try {
    const document = { kind, folder: "news", url: "http://a.example/" };
    return (runTask({ document, bytes: Buffer.from(text) }) as ParsedDocument).drafts;
  } catch (error) {
    if (error instanceof UnreadableError) return [];
    throw error;
  }
}

/**
 * The processor time of this thread in ms that some work takes, the least of five attempts: another
 * may have met the garbage collector, or a processor that it shared.
 */
export async function cpuMsOf(work: () => unknown, enoughMs: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 5 && least > enoughMs; attempt++) {
    await setImmediate();
    const before = threadCpuMs();
    await work();
    least = Math.min(least, threadCpuMs() - before);
  }
  return least;
}
