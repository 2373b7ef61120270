import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port that is free now: for whom must know its own address before it listens. Taken from below the range
 * that the system gives to outgoing connections, one of which could otherwise have it a moment later.
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
