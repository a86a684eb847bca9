/** A file that has another stamp has changed. In bytes, and milliseconds since the epoch. */
export type Stamp = { size: number; modified: number };

/** Remembers between restarts which files of a folder were imported in their present state. */
export interface FolderFiles {
  /** By the files' origins; `root` is the folder. */
  all(root: string): Promise<Map<string, Stamp>>;
  /** Adds files, or updates their stamps. */
  save(root: string, files: [origin: string, stamp: Stamp][]): Promise<void>;
  remove(root: string, origins: string[]): Promise<void>;
}
