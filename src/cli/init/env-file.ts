import { chmod, readFile, writeFile } from "node:fs/promises";
import dotenv from "dotenv";
import type { Variables } from "../../config.ts";
import { explainFile } from "../../storage/errors.ts";

/** The variables of an .env file; none if there is no file. Throws StorageError. */
export const readEnvFile = async (path: string): Promise<Variables> => dotenv.parse(await textIn(path));

/** Sets variables in an .env file, which only its owner may read from then on. Throws StorageError. */
export async function writeEnvFile(path: string, variables: Record<string, string>): Promise<void> {
  const text = withVariables(await textIn(path), variables);
  try {
    await writeFile(path, text, { mode: 0o600 });
    await chmod(path, 0o600);
  } catch (error) {
    throw explainFile(error, path);
  }
}

const textIn = (path: string): Promise<string> =>
  readFile(path, "utf8").catch((error) => {
    if (error.code === "ENOENT") return "";
    throw explainFile(error, path);
  });

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
