import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";

/**
 * Writes `dist`, what `npm pack` puts into the package: Node strips the types of no file under node_modules,
 * so the package holds JavaScript, with maps that lead back to the sources.
 */
const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
execFileSync("tsc", ["-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
for (const folder of ["src", "adapters", "corpus", "packs"])
  cpSync(join(root, folder), join(dist, folder), {
    recursive: true,
    filter: (path) => extname(path) !== ".ts",
  });
// The compiler changes the names of imported files only, not those of workers.
for (const file of globSync("{src,adapters}/**/*.js", { cwd: dist })) {
  const code = readFileSync(join(dist, file), "utf8");
  const named = code.replaceAll(/new URL\("(\.[^"]+)\.ts"/g, 'new URL("$1.js"');
  if (named !== code) writeFileSync(join(dist, file), named);
}
chmodSync(join(dist, "src/bin.js"), 0o755);
