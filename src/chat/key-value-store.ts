/** Small facts that a part of the program keeps from one run of the program to the next. */
export interface KeyValueStore {
  /** Undefined where nothing was ever written under the name. */
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
}
