import type { Envelope } from "./slack-socket.ts";

type Payload = Record<string, unknown>;

const inside = (payload: Payload, field: string, more: Payload): Payload =>
  payload[field] ? { [field]: { ...(payload[field] as Payload), ...more } } : {};

const withPayload =
  (change: (payload: Payload, type: Envelope["type"]) => Payload) =>
  (envelope: Envelope): Envelope => {
    const payload = envelope.payload as Payload;
    return { ...envelope, payload: { ...payload, ...change(payload, envelope.type) } } as Envelope;
  };

/**
 * A delivery from a workspace of an Enterprise organisation that installed the app for all its workspaces.
 * https://docs.slack.dev/enterprise/organization-ready-apps
 */
export const ofOrganisation = (team: string, enterprise: string) => {
  const named = { id: enterprise, name: "The Group" };
  return withPayload((payload, type) => {
    if (type === "slash_commands") {
      return {
        ...{ team_id: team, enterprise_id: enterprise, enterprise_name: named.name },
        is_enterprise_install: "true",
      };
    }
    if (type === "events_api") {
      const authorization = { enterprise_id: enterprise, team_id: null, user_id: "U0NEWSDESK", is_bot: true };
      return {
        ...{ team_id: team, enterprise_id: enterprise },
        authorizations: [{ ...authorization, is_enterprise_install: true }],
      };
    }
    return {
      ...{ enterprise: named, is_enterprise_install: true, team: null },
      ...inside(payload, "user", { team_id: team }),
      ...inside(payload, "view", { team_id: team, app_installed_team_id: enterprise }),
    };
  });
};

/**
 * The delivery when a person of another organisation acts in a channel shared by Slack Connect.
 * https://docs.slack.dev/apis/slack-connect and, of views, github.com/slackapi/bolt-js/issues/1614
 * @param team the workspace with the app
 */
export const ofStranger = (team: string, theirs: string) =>
  withPayload((payload, type) => {
    if (type === "slash_commands") throw new Error("a stranger has no slash command of this app");
    if (type === "events_api") {
      const authorization = { enterprise_id: null, team_id: team, user_id: "U0NEWSDESK", is_bot: true };
      return {
        ...{ team_id: theirs, context_team_id: team, is_ext_shared_channel: true },
        ...inside(payload, "event", { user_team: theirs, source_team: theirs, team: theirs }),
        authorizations: [{ ...authorization, is_enterprise_install: false }],
      };
    }
    const domain = "elsewhere";
    return {
      team: payload.view ? { id: theirs, domain } : { id: team, domain: "newsroom" },
      ...inside(payload, "user", { team_id: theirs }),
      ...inside(payload, "view", { team_id: team, app_installed_team_id: team }),
    };
  });
