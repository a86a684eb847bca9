import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { codeLine } from "../../article/coded-error.ts";

/** A file to import. */
export type SourceFile = {
  /** As given, for the report. */
  path: string;
  /** Absolute, with links resolved: its articles' keys contain it. */
  origin: string;
  /** The name of its folder: the source of articles that name none. */
  folder: string;
  /** In bytes. */
  size: number;
};

/** A path without a file, with the code of the reason. */
export type Missing = { path: string; reason: string };

/** Files in folders of articles that are not articles. */
export const notArticle =
  /^(?:\..*|(?:readme|license|contributing|changelog)(?:\.\w+)?|.*\.ya?ml|.*~|thumbs\.db|desktop\.ini|node_modules)$/i;

/** The files at a path in the order of their names, each once, even if links form a circle. */
export async function* filesAt(
  path: string,
  seen: Set<string> = new Set(),
): AsyncGenerator<SourceFile | Missing> {
  const found = await locate(path);
  if ("reason" in found) yield found;
  else if (!seen.has(found.origin)) {
    seen.add(found.origin);
    if (found.isFolder) yield* filesIn(path, seen);
    else if (found.isFile)
      yield { path, origin: found.origin, folder: basename(dirname(found.origin)), size: found.size };
    else yield { path, reason: "not_a_file" };
  }
}

async function* filesIn(folder: string, seen: Set<string>): AsyncGenerator<SourceFile | Missing> {
  const names = await listing(folder);
  if ("reason" in names) yield names;
  else for (const name of names) yield* filesAt(join(folder, name), seen);
}

async function listing(folder: string): Promise<string[] | Missing> {
  try {
    return (await readdir(folder)).filter((name) => !notArticle.test(name)).sort();
  } catch (error) {
    return { path: folder, reason: explain(error) };
  }
}

async function locate(
  path: string,
): Promise<Missing | { origin: string; isFolder: boolean; isFile: boolean; size: number }> {
  try {
    const origin = await realpath(path);
    const stats = await stat(origin);
    return { origin, isFolder: stats.isDirectory(), isFile: stats.isFile(), size: stats.size };
  } catch (error) {
    return { path, reason: explain(error) };
  }
}

const explanations: Record<string, string> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  EACCES: "permission_denied",
  EPERM: "permission_denied",
  ELOOP: "link_loop",
};

/** What the file system says about a file, as a code line. Rethrows every other error. */
export function explain(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (!code) throw error;
  return explanations[code] ?? codeLine("file_error", { code });
}
