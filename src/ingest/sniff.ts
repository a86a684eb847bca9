/** As many bytes show what a file is. */
const headLength = 1_000;

/** Characters that no text holds. NUL is not among them: half of UTF-16 is made of it. */
const binary = /[^\P{Cc}\0\t\n\f\r\u0080-\u009f]/u;

/** How documents begin, the most telling first. */
const starts: [DocumentKind, RegExp][] = [
  ["html", /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)[\s>]/i],
  ["feed", /^(?:<\?xml[\s?]|<(?:rss|feed|rdf:rdf|urlset|opml)[\s>])/i],
  ["json", /^(?:\{\s*["}]|\[\s*[{\]])/],
];

/** What a file is by how it begins, whatever it is called; undefined where nothing tells. */
export function sniff(bytes: Uint8Array): DocumentKind | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, headLength));
  if (binary.test(head)) return undefined;
  const text = head
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, "")
    .replaceAll("\0", "")
    .trimStart();
  return starts.find(([, start]) => start.test(text))?.[0];
}

export type DocumentKind = TextKind | "html" | "feed";
export type TextKind = "markdown" | "plain text" | "json";
