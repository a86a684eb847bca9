/** A question with the page wanted of its answer, and the change (see SearchPage.asOf) that answer is as of. */
export type Paged = { text: string; page: number; asOf?: number };

const trailing = /(?:^|\s)(page|asof):(\d{1,15})$/i;

/** Takes trailing `page:2 asof:8123` off a text; the last of each counts, and pages begin at 1. */
export function readPaging(rest: string): Paged {
  let text = rest.trim();
  const read = new Map<string, number>();
  for (let token = trailing.exec(text); token; token = trailing.exec(text)) {
    const [, name = "", number] = token;
    if (!read.has(name.toLowerCase())) read.set(name.toLowerCase(), Number(number));
    text = text.slice(0, token.index).trimEnd();
  }
  return { text, page: Math.max(1, read.get("page") ?? 1), asOf: read.get("asof") };
}

/** The inverse: what readPaging reads back. */
export const formatPaging = ({ text, page, asOf }: Paged): string =>
  [text, `page:${page}`, asOf === undefined ? "" : `asof:${asOf}`].filter(Boolean).join(" ");
