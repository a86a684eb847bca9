import { openData } from "../app/data-folder.ts";
import { stopSignal } from "../app/stop-signal.ts";
import { importPaths, type Progress } from "../ingest/files/import.ts";
import { describeReport } from "../ingest/files/import-report.ts";
import { errorText } from "../locales/error-text.ts";
import { createProgress } from "./progress.ts";
import { importStore, isExport } from "./transfer.ts";
import { jsonOption, print, readArgs, type Verb } from "./verb.ts";

const usage = "import PATH... [--json]";

/** The exit status is 1 if something could not be read. */
export const importArticles: Verb = {
  usage,
  summary:
    "add articles from files or folders (Markdown, JSON Lines, HTML, plain text, feeds), or all that export wrote",
  help: `  --json   what was read, as data

  newsdesk import ~/articles
  newsdesk import archive.jsonl feed.xml`,
  async run(args, config) {
    const { values, words: paths } = readArgs(args, usage, jsonOption, [1, Number.POSITIVE_INFINITY]);
    const { json } = values;
    const [only = "", ...others] = paths;
    if (others.length === 0 && (await isExport(only))) return importStore(only, config);
    const storage = await openData(config);
    const bar = createProgress(["article", "articles"]);
    const onProgress = ({ bytes, ofBytes, articles: count }: Progress) =>
      bar.show({ share: ofBytes > 0 ? bytes / ofBytes : 1, count });
    const options = { list: json, zone: config.timeZone, onProgress, signal: stopSignal() };
    const report = await importPaths(storage.articles, paths, Date.now(), options).finally(async () => {
      bar.clear();
      await storage.close();
    });
    print(json, report, describeReport(report, errorText));
    return report.failed ? 1 : 0;
  },
};
