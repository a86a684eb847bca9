/** Differs where a file has changed: bytes, and milliseconds since the epoch. */
export type Stamp = { size: number; modified: number };

/** Remembers, from one start to the next, which files of a folder were imported as they are. */
export interface FolderFiles {
  /** By the files' origins; `root` names the folder. */
  all(root: string): Promise<Map<string, Stamp>>;
  /** Notes files, or that they changed. */
  save(root: string, files: [origin: string, stamp: Stamp][]): Promise<void>;
  remove(root: string, origins: string[]): Promise<void>;
}
