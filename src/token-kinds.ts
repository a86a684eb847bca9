type TokenKind = {
  /** Completes "This is ...". */
  name: string;
  /** The variable that takes it; undefined if none does. */
  variable?: string;
  looksLike: RegExp;
};

/**
 * What people have at hand in the consoles of Slack and Discord, by its shape.
 * https://docs.slack.dev/authentication/tokens, https://docs.discord.com/developers/reference#authentication
 */
const kinds: TokenKind[] = [
  { name: "a Slack bot token", variable: "SLACK_BOT_TOKEN", looksLike: /^xoxb-/ },
  { name: "a Slack app-level token", variable: "SLACK_APP_TOKEN", looksLike: /^xapp-/ },
  { name: "a person's Slack token", looksLike: /^xoxp-/ },
  { name: "a Slack token that expires (token rotation is on)", looksLike: /^xoxe[.-]/ },
  { name: "a token of Slack's own clients", looksLike: /^xox[acdrs]-/ },
  { name: "the address of a Slack webhook", looksLike: /^https?:\/\/hooks\.slack\.com\// },
  { name: "a Slack client ID", variable: "SLACK_CLIENT_ID", looksLike: /^\d{6,}\.\d{6,}$/ },
  { name: "a Slack app's ID", looksLike: /^A[0-9A-Z]{8,12}$/ },
  {
    name: "the address of a Discord webhook",
    looksLike: /^https?:\/\/(?:[a-z]+\.)?discord(?:app)?\.com\/api\/webhooks\//,
  },
  { name: "a web address", looksLike: /^https?:\/\// },
  { name: "a Discord public key", looksLike: /^[0-9a-f]{64}$/i },
  { name: "a Discord ID (of an application, a server or a person)", looksLike: /^\d{15,20}$/ },
  {
    name: "a signing or client secret of Slack",
    variable: "SLACK_SIGNING_SECRET",
    looksLike: /^[0-9a-f]{32}$/,
  },
  { name: "a Discord client secret", looksLike: /^[\w-]{32}$/ },
  { name: "a Discord bot token", variable: "DISCORD_TOKEN", looksLike: /^[\w-]+\.[\w-]+\.[\w-]+$/ },
];

/** How the right one begins or looks, and where it stands. */
const wanted: Record<string, { looks: RegExp; told: string }> = {
  SLACK_BOT_TOKEN: {
    looks: /^xoxb-/,
    told: "the bot token begins with xoxb-: OAuth & Permissions, Bot User OAuth Token",
  },
  SLACK_APP_TOKEN: {
    looks: /^xapp-/,
    told: "the app token begins with xapp-: Basic Information, App-Level Tokens",
  },
  SLACK_SIGNING_SECRET: {
    looks: /^(?!xox|xapp-|https?:)\S+$/,
    told: "the signing secret is 32 characters of 0-9 and a-f: Basic Information, App Credentials",
  },
  DISCORD_TOKEN: {
    looks: /^[\w-]+\.[\w-]+\.[\w-]+$/,
    told: "the bot token has three parts with dots between them: Developer Portal, Bot, Reset Token",
  },
};

/**
 * What a value is instead of what a variable takes, as far as its shape tells, and where the right one stands;
 * undefined if it may be right. The value itself is not repeated.
 */
export function wrongKind(variable: string, value: string): string | undefined {
  const right = wanted[variable];
  const kind = kinds.find(({ looksLike }) => looksLike.test(value));
  return right && kind && kind.variable !== variable ? `is ${kind.name}; ${right.told}` : undefined;
}

/** As `wrongKind`, also where nothing is known of a value but that it has another shape. */
export function unlikely(variable: string, value: string): string | undefined {
  const right = wanted[variable];
  if (!right || right.looks.test(value)) return wrongKind(variable, value);
  return wrongKind(variable, value) ?? `does not look like one; ${right.told}`;
}
