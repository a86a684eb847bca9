import { readFile } from "node:fs/promises";
import type { Hono } from "hono";

const file = (name: string) => new URL(`static/${name}`, import.meta.url);

const files: Record<string, [URL, string]> = {
  "/client.js": [file("client.js"), "text/javascript"],
  "/style.css": [file("style.css"), "text/css"],
  "/slack.css": [new URL("style.css", import.meta.resolve("slack-blocks-to-jsx")), "text/css"],
  "/picture.svg": [file("picture.svg"), "image/svg+xml"],
};

/** The scripts, styles and pictures of the pages. */
export function serveFiles(app: Hono): void {
  for (const [path, [file, type]] of Object.entries(files)) {
    app.get(path, async (context) => context.body(await readFile(file), 200, { "content-type": type }));
  }
}
