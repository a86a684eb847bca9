import { closestZone, zoneNamed } from "../../digest/schedule/time-zones.ts";
import type { Asker } from "./prompts.ts";
import { type Setup, settingOf } from "./setup.ts";

/** The time zone, and who may change feeds in chat. */
export async function chooseBasics(setup: Setup): Promise<void> {
  await chooseZone(setup);
  await chooseOperators(setup);
}

async function chooseZone(setup: Setup): Promise<void> {
  const given = setup.given.TIME_ZONE;
  const problem = given && problemOfZone(given);
  if (problem) setup.refused.push(`--zone ${given}: ${problem}`);
  const message = "Time zone of digests and dates";
  const fallback = settingOf(setup, "TIME_ZONE") ?? Temporal.Now.timeZoneId();
  const typed = given ?? (await setup.asker?.text(message, async (text) => problemOfZone(text), fallback));
  const zone = typed && zoneNamed(typed);
  if (zone) setup.answers.TIME_ZONE = zone;
}

function problemOfZone(text: string): string | undefined {
  if (zoneNamed(text)) return undefined;
  const meant = closestZone(text);
  return `no such time zone; ${meant ? `did you mean ${meant}?` : "try a name such as Asia/Taipei"}`;
}

async function chooseOperators(setup: Setup): Promise<void> {
  const given = setup.given.OPERATORS;
  const known = settingOf(setup, "OPERATORS");
  const typed =
    given ??
    known ??
    (await askForOperator(setup)?.text("Your member ID; Enter for nobody", async (text) =>
      operatorsIn(text) ? undefined : "write U012ABCDEF (Slack) or 123456789012345678 (Discord)",
    ));
  if (!typed) return;
  const operators = operatorsIn(typed);
  if (operators) setup.answers.OPERATORS = operators;
  else setup.refused.push(`--operator ${typed}: write U012ABCDEF (Slack) or 123456789012345678 (Discord).`);
}

/** Nobody is asked where there is no chat. */
function askForOperator(setup: Setup): Asker | undefined {
  if (!settingOf(setup, "SLACK_BOT_TOKEN") && !settingOf(setup, "DISCORD_TOKEN")) return undefined;
  if (setup.asker) console.log(`\n${whereIdsAre}`);
  return setup.asker;
}

const whereIdsAre = `Operators may change feeds in chat. Slack: your profile, ..., Copy member ID.
Discord: Developer Mode, then right-click on your name, Copy User ID.`;

/** Ids as OPERATORS has them: a bare one is Slack's or Discord's by its shape. Undefined if one is neither. */
function operatorsIn(text: string): string | undefined {
  const all = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(operatorIn);
  return all.length > 0 && all.every(Boolean) ? all.join(",") : undefined;
}

function operatorIn(id: string): string | undefined {
  if (/^[a-z]+:[\w/]+$/.test(id)) return id;
  if (/^(?:[TE]\w+\/)?[UW][0-9A-Z]{2,}$/.test(id)) return `slack:${id}`;
  return /^(?:\d{15,20}\/)?\d{15,20}$/.test(id) ? `discord:${id}` : undefined;
}
