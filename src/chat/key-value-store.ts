/** Small facts that a part of the program keeps between runs. */
export interface KeyValueStore {
  /** Undefined if nothing has been written under the name. */
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
}
