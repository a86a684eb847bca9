import type { Installation, OrgInstallation } from "@slack/oauth";
import type { Sentences } from "../../../src/locales/en/sentences.ts";

type InstallWords = Sentences["welcome"]["install"];

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** A page of a heading, a line and a link; it goes on by itself to `next`, if that is given. */
const page = (
  language: string,
  title: string,
  line: string,
  link: { address: string; label: string },
  next?: string,
): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${next ? `<meta http-equiv="refresh" content="2; url=${escaped(next)}">\n` : ""}<title>${escaped(title)}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem; }
a { display: inline-block; padding: .6em 1.2em; border-radius: .4em; background: #1f2a44; color: #fff; text-decoration: none; }
a:focus-visible { outline: 3px solid #6b8cff; outline-offset: 2px; }
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(line)}</p>
<p><a href="${escaped(link.address)}">${escaped(link.label)}</a></p>
</main>
</body>
</html>
`;

/**
 * What whoever has installed the app reads, with the way back into Slack; where that was for a whole
 * organisation, the way to the workspaces that it is still to be added to.
 * https://docs.slack.dev/interactivity/deep-linking and https://docs.slack.dev/enterprise/organization-ready-apps
 */
export function installedPage(installation: Installation | OrgInstallation, words: InstallWords): string {
  const { team, enterprise, isEnterpriseInstall, appId = "" } = installation;
  const title = words.done(team?.name ?? enterprise?.name ?? "Slack");
  if (isEnterpriseInstall && enterprise) {
    const address = `https://app.slack.com/manage/${enterprise.id}/integrations/profile/${appId}/workspaces/add`;
    return page(words.language, title, words.addWorkspaces, { address, label: words.chooseWorkspaces });
  }
  const [where, app] = [encodeURIComponent(team?.id ?? ""), encodeURIComponent(appId)];
  const link = { address: `https://slack.com/app_redirect?app=${app}&team=${where}`, label: words.open };
  return page(words.language, title, words.written, link, `slack://app?team=${where}&id=${app}&tab=messages`);
}

/** What somebody reads whom the app could not be installed for. @param code the library's name of the reason */
export function installFailedPage(code: string | undefined, words: InstallWords): string {
  const title = words.failed + (code ? ` (${code})` : "");
  return page(words.language, title, words.again, { address: "/slack/install", label: words.beginAgain });
}
