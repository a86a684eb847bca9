import { askService } from "../app/startup/local-client.ts";
import { terminalStyle } from "./ask/terminal-style.ts";
import { jsonOption, print, readArgs, type Verb } from "./verb.ts";

const usage = 'ask "WORDS" [--json]';
const help = `  --json   the answer as data

  newsdesk ask tsmc
  newsdesk ask "tariffs since monday"
  newsdesk ask "chips -US"          words that begin with "-" only in quotes`;

export const ask: Verb = {
  usage,
  summary: "answer as /news would",
  help,
  async run(args, config) {
    const { values, words } = readArgs(args, usage, jsonOption, [1, Number.POSITIVE_INFINITY]);
    const text = words.join(" ");
    const answer =
      (await askService(config, text, terminalStyle())) ??
      (await (await import("./ask/ask-here.ts")).askHere(text, config));
    if (answer) print(values.json, answer.reply, answer.text);
    return answer ? 0 : 1;
  },
};
