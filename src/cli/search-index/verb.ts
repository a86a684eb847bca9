import type { Config } from "../../config.ts";
import { visibleText } from "../../text/visible-text.ts";
import { jsonOption, print, readArgs, UsageError, type Verb } from "../verb.ts";
import type { IndexCare } from "./index-care.ts";

const usage = "index status | rebuild | check [--json]";

/** The exit status is 1 if the index is not sound. */
export const indexVerb: Verb = {
  usage,
  summary: "the search index: how it is, building it anew, comparing it with the articles",
  help: `  --json    the result as data

  newsdesk index status    how far it is, and on a search cluster its version, health and disks
  newsdesk index rebuild   builds it anew; on a search cluster beside the one in use, without a pause
  newsdesk index check     looks for each article in it`,
  async run(args, config) {
    const { values, words } = readArgs(args, usage, jsonOption, [1, 1]);
    const [word = ""] = words;
    if (word !== "status" && word !== "rebuild" && word !== "check")
      throw new UsageError(`"${word}" is nothing that can be done here. Usage: newsdesk ${usage}`);
    const { isSound, data, lines } = await (await careFor(config))[word]();
    print(values.json, data, visibleText(lines.join("\n")));
    return isSound ? 0 : 1;
  },
};

async function careFor(config: Config): Promise<IndexCare> {
  if (!config.search) return (await import("./embedded.ts")).embeddedIndex(config);
  return (await import("./on-cluster.ts")).clusterIndex(config, config.search);
}
