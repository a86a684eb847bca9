import { open } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { CollectionError } from "./collection-error.ts";

/**
 * The records of a JSON Lines file, each parsed by the schema; empty lines are skipped.
 * @throws CollectionError naming the line, or if the file cannot be read or is empty
 */
export async function readLines<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  const records: T[] = [];
  let number = 0;
  try {
    await using file = await open(path);
    for await (const line of file.readLines()) {
      number++;
      if (line.trim() !== "") records.push(parseLine(line, `${basename(path)} line ${number}`, schema));
    }
  } catch (error) {
    if (error instanceof CollectionError) throw error;
    unreadable(path, error);
  }
  if (records.length === 0)
    throw new CollectionError(`${path} is empty: one JSON object a line is expected.`);
  return records;
}

function parseLine<T>(line: string, where: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(line.replace(/^\uFEFF/, "")));
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw new CollectionError(`${where} is not JSON.`, { cause });
    const { path, message } = cause.issues[0] ?? { path: [], message: "is not as expected" };
    throw new CollectionError(`${where}: ${path.join(".") || "the line"}: ${message}`, { cause });
  }
}

/** @throws CollectionError with the cause, always */
export function unreadable(path: string, cause: unknown): never {
  if (cause instanceof Error && "code" in cause) throw cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new CollectionError(`${path} cannot be read: ${reason}`, { cause });
}
