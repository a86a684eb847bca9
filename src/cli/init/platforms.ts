import type { CheckResult } from "../../chat/check-result.ts";
import { unlikely } from "../../token-kinds.ts";
import {
  discordToken,
  type Question,
  slackAppToken,
  slackBotToken,
  slackSigningSecret,
} from "./questions.ts";
import { describeCheck, type Setup, settingOf, variablesOf } from "./setup.ts";

/** How Slack's events come in. */
export type SlackWay = "socket" | "http";

/** Asks for the platforms' tokens, or takes those that are there, and tries each. */
export async function connectPlatforms(setup: Setup, way: SlackWay | undefined): Promise<void> {
  if (await settle(slackBotToken, setup)) {
    const chosen = way ?? (await slackWay(setup));
    const receiver = chosen === "http" ? slackSigningSecret : slackAppToken;
    const isSettled = await settle(receiver, setup);
    if (!isSettled && !setup.refused.length)
      setup.refused.push(
        `${receiver.name} is needed too (--slack socket takes an app token, --slack http a signing secret).`,
      );
    // An app token that stays would be preferred.
    if (isSettled && chosen === "http" && settingOf(setup, "SLACK_APP_TOKEN"))
      setup.answers.SLACK_APP_TOKEN = "";
  }
  await settle(discordToken, setup);
}

/** As what there is says, else as the person chooses. */
async function slackWay(setup: Setup): Promise<SlackWay> {
  if (settingOf(setup, "SLACK_APP_TOKEN")) return "socket";
  if (settingOf(setup, "SLACK_SIGNING_SECRET")) return "http";
  const choice = await setup.asker?.choose<SlackWay>("How is Slack to reach Newsdesk?", [
    { value: "socket", name: "Socket Mode: Newsdesk opens the connection, no public address is needed" },
    { value: "http", name: "HTTP: Slack calls a public https address of yours" },
  ]);
  return choice ?? "socket";
}

/** Whether there is a value that passes; it is noted as an answer. */
async function settle({ name, before, prompt, check }: Question, setup: Setup): Promise<boolean> {
  const tryOut = async (value: string): Promise<CheckResult[]> => {
    const wrong = unlikely(name, value);
    const part = name;
    return wrong
      ? [{ part, verdict: "fail", detail: wrong }]
      : check({ ...variablesOf(setup), [name]: value });
  };
  const there = settingOf(setup, name);
  if (there) {
    const results = await tryOut(there);
    for (const result of results) console.log(describeCheck(result));
    if (!failed(results)) {
      setup.answers[name] = there;
      return true;
    }
    if (!setup.asker) {
      setup.refused.push(...results.filter(isFailure).map(({ part, detail }) => `${part}: ${detail}`));
      return false;
    }
  }
  if (!setup.asker) return false;
  console.log(["", ...before].join("\n"));
  let passed: CheckResult[] = [];
  const typed = await setup.asker.secret(prompt, async (value) => {
    passed = await tryOut(value);
    return (
      passed
        .filter(isFailure)
        .map(({ detail }) => detail)
        .join("; ") || undefined
    );
  });
  if (!typed) return false;
  for (const result of passed) console.log(describeCheck(result));
  setup.answers[name] = typed;
  return true;
}

const isFailure = ({ verdict }: CheckResult): boolean => verdict === "fail";
const failed = (results: CheckResult[]): boolean => results.some(isFailure);
