import { webAddress } from "../../article/address.ts";
import { type Draft, type ParsedDocument, UnreadableError } from "../draft.ts";
import { detectLanguage } from "../text/language.ts";
import { roughText } from "../text/rough-text.ts";

/** An article of which only the plain text is taken; undefined if there is none. */
export function roughDraft(text: string, source: string, given = "", url = ""): Draft | undefined {
  const { title, body } = roughText(text, given);
  if (!title) return undefined;
  const facts = { url: webAddress(url), source, tags: [], language: detectLanguage(`${title}\n${body}`) };
  return { title, body: body || undefined, ...facts, overran: true };
}

/** The same for a document of one article. Throws UnreadableError if there is none. */
export function roughDocument(text: string, source: string): ParsedDocument {
  const draft = roughDraft(text, source);
  if (!draft) throw new UnreadableError("no_article");
  return { drafts: [draft], skipped: [] };
}
