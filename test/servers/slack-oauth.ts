import type { Workspace } from "./slack-workspace.ts";

/** Whom a token is for, and until when (ms). */
type Granted = { team: string; until: number };

/** https://docs.slack.dev/authentication/using-token-rotation: a token that rotates lives twelve hours. */
const tokenMs = 12 * 3_600_000;

export const oauthApp = { clientId: "1234.5678", clientSecret: "loopback-client-secret" };

/** Workspaces that consent to the app, the tokens they give it, and their renewal. */
export function createOAuth(workspace: Workspace) {
  const codes = new Map<string, string>();
  const tokens = new Map<string, Granted>();
  const refreshing = new Map<string, string>();

  const grant = (team: string) => {
    const token = `xoxe.xoxb-${workspace.id("T")}`;
    const refresh = `xoxe-${workspace.id("R")}`;
    tokens.set(token, { team, until: workspace.now() + tokenMs });
    refreshing.set(refresh, team);
    return { access_token: token, refresh_token: refresh, expires_in: tokenMs / 1_000, token_type: "bot" };
  };

  return {
    /** A person of a workspace consents; returns the code that Slack redirects them with. */
    consent(team: string): string {
      const code = workspace.id("code");
      codes.set(code, team);
      return code;
    },
    /** A workspace gives an app without rotation its token, valid until it is revoked. */
    lasting(team: string): string {
      const token = workspace.id("xoxb-");
      tokens.set(token, { team, until: Number.POSITIVE_INFINITY });
      return token;
    },
    /** A workspace revokes its tokens. */
    revoke(team: string): void {
      for (const [token, granted] of tokens) if (granted.team === team) tokens.delete(token);
      for (const [refresh, of] of refreshing) if (of === team) refreshing.delete(refresh);
    },
    /** Whom a token is for; undefined if it is unknown or has expired. */
    teamOf(token: string): string | "expired" | undefined {
      const granted = tokens.get(token);
      if (granted && workspace.now() > granted.until) return "expired";
      return granted?.team;
    },
    /** How many tokens were issued. */
    granted: () => tokens.size,
    /** https://docs.slack.dev/reference/methods/oauth.v2.access */
    access(args: Record<string, string>): { ok: boolean; [field: string]: unknown } {
      if (args.client_id !== oauthApp.clientId || args.client_secret !== oauthApp.clientSecret) {
        return { ok: false, error: "bad_client_secret" };
      }
      const given = args.grant_type === "refresh_token" ? args.refresh_token : args.code;
      const source = args.grant_type === "refresh_token" ? refreshing : codes;
      const team = source.get(given ?? "");
      // A code and a refresh token work once.
      source.delete(given ?? "");
      if (!team) return { ok: false, error: args.code ? "invalid_code" : "invalid_refresh_token" };
      return {
        ok: true,
        ...grant(team),
        scope: [...workspace.scopes].join(","),
        bot_user_id: workspace.bot.user,
        app_id: workspace.app,
        // https://docs.slack.dev/enterprise/organization-ready-apps: for all its workspaces an organisation has no team.
        ...(team.startsWith("E")
          ? { team: null, enterprise: { id: team, name: `The group ${team}` }, is_enterprise_install: true }
          : {
              team: { id: team, name: `The people of ${team}` },
              enterprise: null,
              is_enterprise_install: false,
            }),
        authed_user: { id: "U0ANN" },
      };
    },
  };
}

export type OAuthServer = ReturnType<typeof createOAuth>;
