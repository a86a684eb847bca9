import { z } from "zod";

/** Slack registers five at most: https://docs.slack.dev/reference/app-manifest */
const maxDomains = 5;
const domain = z.string().regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/, {
  error: ({ input }) => `has ${String(input).slice(0, 60)}: write domains such as news.example`,
});
const domains = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(domain).max(maxDomains, `may name ${maxDomains} domains: Slack takes no more`));

const onOrOff = z.enum(["on", "off"], "must be on or off").default("off");

/** The variables of what Slack shows and asks beyond the usual. */
export const slackFeatureVariables = {
  SLACK_AGENT: onOrOff,
  SLACK_UNFURL: domains.default([]),
  SLACK_STEPS: onOrOff,
};

type FeatureVariables = z.infer<z.ZodObject<typeof slackFeatureVariables>>;

/** As the Slack adapter takes them. */
export const slackFeaturesOf = (env: FeatureVariables) => ({
  agent: env.SLACK_AGENT === "on",
  unfurl: env.SLACK_UNFURL,
  steps: env.SLACK_STEPS === "on",
});
