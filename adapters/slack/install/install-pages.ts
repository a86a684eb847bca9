import type { ServerResponse } from "node:http";
import type { CustomRoute } from "@slack/bolt";
import type { CallbackOptions, Installation, InstallProvider } from "@slack/oauth";
import { localeFor, sentencesFor } from "../../../src/locales/locale.ts";
import { tenantOfInstallation } from "./installation-store.ts";
import { installedPage, installFailedPage } from "./landing-page.ts";
import type { OnInstalled } from "./workspaces.ts";

/** The languages that a browser asks for, the best first: `zh-TW,zh;q=0.9,en;q=0.8`. */
const languageOf = (accepted = ""): string | undefined => accepted.split(/[,;]/, 1)[0];

const wordsFor = (accepted: string | undefined) =>
  sentencesFor(localeFor(languageOf(accepted))).welcome.install;

/** The last page that the person who installs the app reads: it leads back into Slack. */
const outcome = (onInstalled: OnInstalled): CallbackOptions => ({
  success(installation, _, request, response) {
    show(response, 200, installedPage(installation, wordsFor(request.headers["accept-language"])));
    const { user } = installation as Installation;
    onInstalled({ tenant: tenantOfInstallation(installation as Installation), user: user.id });
  },
  failure: ({ code }, _, request, response) =>
    show(response, 400, installFailedPage(code, wordsFor(request.headers["accept-language"]))),
});

function show(response: ServerResponse, status: number, page: string): void {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
  };
  response.writeHead(status, headers).end(page);
}

/** Whatever comes to these public addresses, nothing is left to reject. */
function answered(response: ServerResponse, accepted: string | undefined, handling: Promise<void>): void {
  handling.catch(() => {
    if (response.headersSent) response.destroy();
    else show(response, 400, installFailedPage(undefined, wordsFor(accepted)));
  });
}

/** The way to Slack's consent page and back. https://docs.slack.dev/authentication/installing-with-oauth */
export function installPages(
  provider: InstallProvider,
  scopes: string[],
  onInstalled: OnInstalled,
): CustomRoute[] {
  const callback = outcome(onInstalled);
  const page = (
    path: string,
    handle: (...given: Parameters<CustomRoute["handler"]>) => Promise<void>,
  ): CustomRoute => ({
    path,
    method: "GET",
    handler: (request, response) =>
      answered(response, request.headers["accept-language"], handle(request, response)),
  });
  return [
    page("/slack/install", (request, response) =>
      provider.handleInstallPath(request, response, undefined, { scopes }),
    ),
    page("/slack/oauth_redirect", (request, response) =>
      provider.handleCallback(request, response, callback),
    ),
  ];
}
