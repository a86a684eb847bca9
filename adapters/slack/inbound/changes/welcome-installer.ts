import type { OnInstalled } from "../../install/workspaces.ts";
import { respondBy } from "../../outbound/respond.ts";
import { respondToPerson } from "../../outbound/respond-unasked.ts";
import { handleMessage, type SlackServices } from "../handle-message.ts";
import { slackRequest } from "../slack-request.ts";

/** Writes to whoever has installed Newsdesk how to begin. In an organisation no workspace may have it yet. */
export const welcomeInstaller =
  (services: SlackServices): OnInstalled =>
  ({ tenant, user }) => {
    const { workspaces, now, log } = services;
    const request = workspaces.clientFor(tenant).then((client) => {
      const respond = respondBy(services, respondToPerson({ ...services, client }, user));
      const event = { id: `installed ${now()}`, kind: "installed" as const, text: "", channel: user, user };
      return slackRequest(event, { tenant, client }, respond, services);
    });
    handleMessage(request, services).catch((error: unknown) => {
      log.warn({ err: error, tenant }, "whoever installed Newsdesk could not be welcomed");
    });
  };
