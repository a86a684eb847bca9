import {
  type DocumentOrigin,
  type Draft,
  type ParsedDocument,
  type Skip,
  UnreadableError,
} from "../draft.ts";
import { readFeed } from "../feeds/parse/read-feed.ts";
import { parseLenient } from "../lenient-json.ts";
import { isJsonFeed } from "../sniff.ts";
import { draftFromFields } from "./fields.ts";
import { roughDraft } from "./rough-draft.ts";

/** Reads a JSON file: an article, a list of them, or a feed. Throws UnreadableError if it is not JSON. */
export function readJson(text: string, origin: DocumentOrigin): ParsedDocument {
  const value = parse(text);
  if (isJsonFeed(value)) return readFeed(text, origin);
  return gather([value].flat().map((each, index) => readValue(each, index, `article ${index + 1}`, origin)));
}

/** Reads lines of JSON, one article per line; `first` is the number of the first line, from 1. */
export function readJsonLines(lines: string[], first: number, origin: DocumentOrigin): ParsedDocument {
  return gather(
    lines.flatMap((line, index) =>
      line.trim() ? [readLine(line, index, `line ${first + index}`, origin)] : [],
    ),
  );
}

function readLine(line: string, place: number, where: string, origin: DocumentOrigin): Draft | Skip {
  try {
    return readValue(JSON.parse(line), place, where, origin);
  } catch {
    return { where, reason: "line_not_json" };
  }
}

function readValue(value: unknown, place: number, where: string, origin: DocumentOrigin): Draft | Skip {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { where, reason: "not_an_object" };
  if (origin.takesRoughly?.(place)) return roughArticle(value, origin) ?? { where, reason: "no_content" };
  const draft = draftFromFields(value, origin);
  return typeof draft === "string" ? { where, reason: draft } : { ...draft, part: draft.part ?? draft.title };
}

/** The texts under our own names; a number or list there is none. */
function roughArticle(value: object, { folder }: DocumentOrigin): Draft | undefined {
  const textOf = (name: string): string => {
    const text = Reflect.get(value, name);
    return typeof text === "string" ? text : "";
  };
  const text = ["body", "text", "content", "summary"].map(textOf).find((each) => each !== "") ?? "";
  const draft = roughDraft(text, folder, textOf("title"), textOf("url"));
  return draft && { ...draft, part: textOf("id") || draft.title };
}

function gather(results: (Draft | Skip)[]): ParsedDocument {
  return {
    drafts: results.filter((result): result is Draft => !("reason" in result)),
    skipped: results.filter((result): result is Skip => "reason" in result),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // People can correct their own files, but not a feed.
    const value = parseLenient(text);
    if (isJsonFeed(value)) return value;
    throw new UnreadableError("not_json", {}, { cause });
  }
}
