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

/** Names of files that are not articles. */
export const notArticle =
  /^(?:\..*|(?:readme|license|contributing|changelog)(?:\.\w+)?|.*\.ya?ml|.*~|thumbs\.db|desktop\.ini|node_modules)$/i;

const explanations: Record<string, string> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  EACCES: "permission_denied",
  EPERM: "permission_denied",
  ELOOP: "link_loop",
};

/** An error of the file system as a code line. Rethrows every other error. */
export function explain(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (!code) throw error;
  return explanations[code] ?? codeLine("file_error", { code });
}
