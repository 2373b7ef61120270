import { createServer, request, type IncomingMessage } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** What stands before several connectors: it sends each request to the next one that is ready. */
interface Balancer {
  url: string;
  /** How many requests each has had. */
  sent: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const lookMs = 50;

/** Asks each for /readyz, as the guide says, and leaves out whoever is not ready. Never asks twice. */
export async function startBalancer(urls: readonly string[]): Promise<Balancer> {
  const ready = new Set<string>();
  const sent = new Map<string, number>();
  let isClosed = false;
  let turn = 0;

  const watch = async (url: string) => {
    while (!isClosed) {
      const isReady = await fetch(`${url}/readyz`)
        .then(({ status }) => status === 200)
        .catch(() => false);
      if (isReady) ready.add(url);
      else ready.delete(url);
      await wait(lookMs);
    }
  };
  const watching = urls.map(watch);

  const server = createServer((asked, answer) => {
    const choices = [...ready];
    const url = choices[(turn += 1) % Math.max(1, choices.length)];
    if (url === undefined) {
      answer.writeHead(503).end();
      return;
    }
    sent.set(url, (sent.get(url) ?? 0) + 1);
    const { method = "GET", headers, url: path = "/" } = asked;
    const passed = request(`${url}${path}`, { method, headers }, (given: IncomingMessage) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    passed.on("error", () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
    asked.pipe(passed);
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    sent,
    async close() {
      isClosed = true;
      await Promise.all(watching);
      server.closeAllConnections();
      server.close();
    },
  };
}
