import type { CheckResult } from "../chat/check-result.ts";
import type { Variables } from "../config.ts";
import { visibleLine } from "../text/visible-text.ts";
import { runChecks } from "./doctor/run-checks.ts";
import { readSoundPart } from "./doctor/sound-part.ts";
import { jsonOption, type Opener, print, readArgs } from "./verb.ts";

const usage = "doctor [--json]";

/** The exit status is 1 if a check fails. */
export const doctor: Opener = {
  usage,
  summary: "check the installation: machine, configuration, articles, feeds, tokens, channels",
  help: `  --json   the results as data

  newsdesk doctor`,
  async open(args, variables) {
    const { json } = readArgs(args, usage, jsonOption).values;
    const results = await diagnose(variables);
    print(json, results, describe(results));
    return results.some(({ verdict }) => verdict === "fail") ? 1 : 0;
  },
};

/** What is faulty in the configuration is a result like any other; the checks go on with the rest of it. */
async function diagnose(variables: Variables): Promise<CheckResult[]> {
  const { config, problems } = readSoundPart(variables);
  const checked = await runChecks(config, Date.now());
  if (problems.length === 0)
    return [{ part: "Configuration", verdict: "pass", detail: "understood" }, ...checked];
  const remedy = "correct it in .env or the environment; .env.example explains each variable";
  const faults = problems.map(
    (detail): CheckResult => ({ part: "Configuration", verdict: "fail", detail, remedy }),
  );
  return [...faults, ...checked];
}

function describe(results: CheckResult[]): string {
  const parts = results.map(({ part }) => visibleLine(part));
  const width = Math.max(...parts.map(({ length }) => length));
  const lines = results.map(({ verdict, detail, remedy }, at) => {
    const advice = remedy && verdict !== "pass" ? ` -> ${remedy}` : "";
    return `${verdict}  ${parts[at]?.padEnd(width)}  ${visibleLine(detail + advice)}`;
  });
  const counts = (["pass", "warn", "fail"] as const).map(
    (kind) => `${results.filter(({ verdict }) => verdict === kind).length} ${kind}`,
  );
  return [...lines, "", counts.join(", ")].join("\n");
}
