import { parseDocument, YAMLParseError } from "yaml";
import type { ErrorParams } from "../../article/coded-error.ts";
import { type DocumentOrigin, type ParsedDocument, UnreadableError } from "../draft.ts";
import { draftFromFields } from "./fields.ts";
import { plainMarkdown } from "./markdown-text.ts";
import { roughDocument } from "./rough-draft.ts";

const maxFrontMatterChars = 100_000;

/** Reads a Markdown file: one article, described by its front matter. Throws UnreadableError. */
export function readMarkdown(text: string, origin: DocumentOrigin): ParsedDocument {
  if (origin.takesRoughly?.(0)) return roughDocument(text, origin.folder);
  const { fields, rest } = splitFrontMatter(text.replaceAll("\r\n", "\n"));
  const { heading, body } = plainMarkdown(rest, { takeHeading: !("title" in fields) });
  const draft = draftFromFields({ title: heading, body, ...fields }, origin);
  if (typeof draft === "string") throw new UnreadableError("fields_invalid", { reason: draft });
  return { drafts: [{ ...draft, part: undefined }], skipped: [] };
}

function splitFrontMatter(text: string): { fields: object; rest: string } {
  const lines = text.replace(/^\ufeff/, "").split("\n");
  if (lines[0]?.trimEnd() !== "---") return { fields: {}, rest: text };
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) throw new UnreadableError("front_matter_open");
  return { fields: parseFields(lines.slice(1, end).join("\n")), rest: lines.slice(end + 1).join("\n") };
}

function parseFields(yaml: string): object {
  if (yaml.length > maxFrontMatterChars) throw new UnreadableError("front_matter_long");
  const fields = parseYaml(yaml) ?? {};
  if (typeof fields !== "object" || Array.isArray(fields)) throw new UnreadableError("front_matter_fields");
  return fields;
}

function parseYaml(yaml: string): unknown {
  try {
    const document = parseDocument(yaml);
    if (document.errors[0]) throw document.errors[0];
    return document.toJS({ maxAliasCount: 20 });
  } catch (cause) {
    const [problem = ""] = (cause instanceof Error ? cause.message : "").split(/ at line|\n/);
    const start = cause instanceof YAMLParseError ? cause.linePos?.[0] : undefined;
    // The file has one line more than the YAML.
    const line: ErrorParams = start ? { line: start.line + 1 } : {};
    throw new UnreadableError("front_matter_broken", { problem, ...line }, { cause });
  }
}
