import { createServer } from "node:net";

/**
 * Below the ports that systems give away by themselves (from 32768 on Linux, 49152 elsewhere), so that nobody gets it
 * before it is used; and above those that fetch refuses. https://fetch.spec.whatwg.org/#port-blocking
 */
const [lowest, highest] = [20_000, 32_767];

/** A port for a program to listen on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((tell) => {
    const server = createServer().once("error", () => tell(false));
    server.listen(port, () => server.close(() => tell(true)));
  });
