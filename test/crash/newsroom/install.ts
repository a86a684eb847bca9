import { randomBytes } from "node:crypto";
import { createInstallationStore } from "../../../adapters/slack/install/installation-store.ts";
import type { SlackServer } from "../../servers/slack.ts";
import type { Store } from "./store.ts";

/** Stores the installations of one Slack app in workspaces; returns the environment variables for the app. */
export async function install({ oauth, oauthApp, credentials }: SlackServer, store: Store, teams: string[]) {
  const key = randomBytes(32);
  const storage = await store.open();
  const installations = createInstallationStore(storage, new Uint8Array(key), Date.now);
  for (const id of teams) {
    const bot = { token: oauth.lasting(id), scopes: [], id: "B0NEWSDESK", userId: "U0NEWSDESK" };
    const user = { id: "U0ANN", token: undefined, scopes: undefined };
    await installations.storeInstallation({ team: { id }, enterprise: undefined, user, bot });
  }
  await storage.close();
  return {
    SLACK_CLIENT_ID: oauthApp.clientId,
    SLACK_CLIENT_SECRET: oauthApp.clientSecret,
    SLACK_SIGNING_SECRET: credentials.signingSecret ?? "",
    SLACK_INSTALLATIONS_KEY: key.toString("base64"),
    PORT: "0",
  };
}
