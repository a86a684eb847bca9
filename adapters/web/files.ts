import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Hono } from "hono";

const folder = new URL("static/", import.meta.url);
const types: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const blocksStyle = new URL("style.css", import.meta.resolve("slack-blocks-to-jsx"));

/** The scripts, styles and pictures of the pages. */
export function serveFiles(app: Hono): void {
  const ours = readdirSync(folder).map((name) => [`/${name}`, new URL(name, folder)] as const);
  for (const [path, file] of [...ours, ["/blocks.css", blocksStyle] as const]) {
    const type = types[extname(path)];
    if (type)
      app.get(path, async (context) => context.body(await readFile(file), 200, { "content-type": type }));
  }
}
