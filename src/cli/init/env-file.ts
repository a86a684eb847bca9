/** The text of an .env file with variables set, each in its line if there is one, else at the end. */
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

/** Single quotes protect a # or a space; no secret contains a quote. */
const assignment = (name: string, value: string): string =>
  `${name}=${/^[\w.:/@+-]*$/.test(value) ? value : `'${value}'`}`;
