import { type Config, ConfigError, readConfig, type Variables } from "../../config.ts";

/**
 * The part of an environment that can be used, and what is wrong with the rest: variables with problems are left
 * out, and with a token that lacks its partner all of its platform.
 */
export function readSoundPart(variables: Variables): { config: Config; problems: string[] } {
  const left = { ...variables };
  const problems: string[] = [];
  for (;;) {
    try {
      return { config: readConfig(left), problems };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      if (problems.length === 0) problems.push(...error.problems);
      const names = error.problems.map((problem) => problem.split(" ", 1)[0] ?? "");
      if (!names.map((name) => leaveOut(name, left)).some(Boolean)) throw error;
    }
  }
}

/** Whether there was anything to leave out: the variable, or where that is not set, those that it belongs to. */
function leaveOut(name: string, variables: Variables): boolean {
  const group = name.split("_", 1)[0] ?? "";
  const isSet = Boolean(variables[name]);
  const out = Object.keys(variables).filter((one) =>
    isSet ? one === name : one === group || one.startsWith(`${group}_`),
  );
  for (const one of out) delete variables[one];
  return out.length > 0;
}
