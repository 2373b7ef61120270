import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port that is free now, for a server that must know its address before it listens. It lies below the range
 * of outgoing connections, one of which could otherwise take it a moment later.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(10_240, 32_000);
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "localhost", () => server.close(() => resolve(true)));
  });
}
