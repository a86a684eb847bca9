import { chmodSync, cpSync, rmSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { type Plugin, rolldown } from "rolldown";

/**
 * Writes `dist`, what `npm pack` puts into the package: Node strips the types of no file under node_modules, and
 * a thousand small files take longer to load than what is in them takes to run. So the package holds some dozens of
 * files of JavaScript, with maps that lead back to the sources.
 */
const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

/** The command, and the threads that it starts. */
const entries = ["src/bin.ts", "src/ingest/parse/parse-worker.ts", "src/storage/sqlite/checkpoint-thread.ts"];
/**
 * Besides the sources: libraries of hundreds of files that every start loads, and the bundler's own helpers. The
 * other libraries are loaded from where npm installed them.
 */
const isInside = /^(?:[./]|(?:kysely|zod|@oxc-project\/runtime)(?:\/|$))/;

/** A file's place becomes where it would be in `dist`: what it opens is copied there. Threads lie beside the rest. */
const placeInDist: Plugin = {
  name: "place-in-dist",
  transform(code, id) {
    const place = relative(root, id);
    if (/^\.\.|node_modules/.test(place) || !code.includes("import.meta")) return undefined;
    const placed = code
      .replace(/new URL\("\.\/([\w-]+)\.ts", import\.meta\.url\)/g, 'new URL("./$1.js", import.meta["url"])')
      .replaceAll("import.meta.url", `new URL("./${place}", import.meta.url).href`)
      .replaceAll("import.meta.dirname", `(import.meta.dirname + "/${join(place, "..")}")`);
    // No line is moved, so the maps stay true.
    return { code: placed, map: null };
  },
};

rmSync(dist, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: entries.map((entry) => `./${entry}`),
  platform: "node",
  external: (id) => !isInside.test(id),
  plugins: [placeInDist],
});
await bundle.write({
  dir: dist,
  sourcemap: true,
  entryFileNames: "[name].js",
  chunkFileNames: "[name]-[hash].js",
});
for (const folder of ["src", "adapters", "corpus", "packs"])
  cpSync(join(root, folder), join(dist, folder), {
    recursive: true,
    filter: (path) => extname(path) !== ".ts" && path !== join(root, "src/runtime.js"),
  });
chmodSync(join(dist, "bin.js"), 0o755);
