/**
 * The text of an .env file with variables set: where a line for one is there, in its place, else at
 * the end. All other lines stay as they are.
 */
export function withVariables(text: string, variables: Record<string, string>): string {
  const left = new Map(Object.entries(variables));
  const lines = text.split("\n").map((line) => {
    const name = /^\s*(?:export\s+)?([A-Z_]+)\s*=/.exec(line)?.[1] ?? "";
    const value = left.get(name);
    left.delete(name);
    return value === undefined ? line : assignment(name, value);
  });
  const added = [...left].map(([name, value]) => assignment(name, value));
  const body = lines.join("\n").trimEnd();
  return `${[body, ...added].filter(Boolean).join("\n")}\n`;
}

/** Single quotes keep a # or a space; no secret has a quote in it. */
const assignment = (name: string, value: string): string =>
  `${name}=${/^[\w.:/@+-]*$/.test(value) ? value : `'${value}'`}`;
