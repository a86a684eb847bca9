import { manifestFor } from "../../../adapters/slack/manifest.ts";
import { readArgs, type Verb } from "../verb.ts";

const usage = "manifest";

export const manifest: Verb = {
  usage,
  summary:
    "print the manifest of the Slack app, with what SLACK_AGENT, SLACK_UNFURL and SLACK_STEPS switch on",
  help: `  Paste it at https://api.slack.com/apps, your app, App Manifest; then install the app again.

  newsdesk manifest`,
  async run(args, { slackFeatures }) {
    readArgs(args, usage, {});
    console.log(JSON.stringify(manifestFor(slackFeatures), null, 2));
    return 0;
  },
};
