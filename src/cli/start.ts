import { type Opener, readArgs } from "./verb.ts";

const usage = "start";

/** What `npm start` runs. */
export const start: Opener = {
  usage,
  summary: "answer and post in Slack and Discord, or here if no token is set; the same without a verb",
  help: "  newsdesk start",
  async open(args) {
    readArgs(args, usage, {});
    await import("../main.ts");
    return Number(process.exitCode ?? 0);
  },
};
