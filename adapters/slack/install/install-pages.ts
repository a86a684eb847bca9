import type { ServerResponse } from "node:http";
import type { CustomRoute } from "@slack/bolt";
import type { CallbackOptions, InstallProvider } from "@slack/oauth";

/** The last page that the person who installs the app reads. */
const outcome: CallbackOptions = {
  success({ team, enterprise }, _, __, response) {
    const name = team?.name ?? enterprise?.name ?? "Slack";
    say(response, 200, `Newsdesk is installed in ${name}. In Slack, type /news help`);
  },
  failure: ({ code }, _, __, response) =>
    say(response, 400, `Newsdesk was not installed (${code}). Begin again at /slack/install`),
};

function say(response: ServerResponse, status: number, line: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${line}\n`);
}

/** Whatever comes to these public addresses, nothing is left to reject. */
function answered(response: ServerResponse, handling: Promise<void>): void {
  handling.catch(() => {
    if (response.headersSent) response.destroy();
    else say(response, 400, "Newsdesk was not installed. Begin again at /slack/install");
  });
}

/** The way to Slack's consent page and back. https://docs.slack.dev/authentication/installing-with-oauth */
export const installPages = (provider: InstallProvider, scopes: string[]): CustomRoute[] => [
  {
    path: "/slack/install",
    method: "GET",
    handler: (request, response) =>
      answered(response, provider.handleInstallPath(request, response, undefined, { scopes })),
  },
  {
    path: "/slack/oauth_redirect",
    method: "GET",
    handler: (request, response) => answered(response, provider.handleCallback(request, response, outcome)),
  },
];
