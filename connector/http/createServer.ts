import { getRequestListener } from "@hono/node-server";
import { createServer as createHttpServer, type IncomingMessage, type Server } from "node:http";
import type { Socket } from "node:net";
import type { ConnectionBounds } from "../config.ts";

type Fetch = Parameters<typeof getRequestListener>[0];

/** For the header of a request to arrive: it fits into one packet or a few. */
const headersMs = 10_000;
const headerBytesMax = 16 * 1024;
/** How often slow connections are looked for. */
const checkMs = 2_000;
/** Without a byte in either direction. Longer than any answer takes; who does not read theirs is cut off. */
const silenceMs = 300_000;
/** Requests that a client may send on one connection before it has its answers. Browsers and proxies send one. */
const pipelinedMax = 10;
/** How long, and how much, an answered client may go on sending what nobody wants. */
const lingerMs = 500;
const lingerBytesMax = 32 * 1024;
/** What is taken in of a body that nobody reads yet. */
const bufferedBytesMax = 16 * 1024;

/** The HTTP server: bounded in connections, in what each may have outstanding, and in the time that it may take to ask. */
export function createServer(fetch: Fetch, { max, requestMs, keepAliveMs }: ConnectionBounds): Server {
  const listener = getRequestListener(fetch);
  const unanswered = new WeakMap<Socket, number>();
  const server = createHttpServer(
    {
      headersTimeout: Math.min(headersMs, requestMs),
      requestTimeout: requestMs,
      keepAliveTimeout: keepAliveMs,
      maxHeaderSize: headerBytesMax,
      highWaterMark: bufferedBytesMax,
      connectionsCheckingInterval: checkMs,
    },
    (incoming, outgoing) => {
      const { socket } = incoming;
      const count = (unanswered.get(socket) ?? 0) + 1;
      unanswered.set(socket, count);
      // Node takes up every request that it finds in what has arrived, a thousand at once, and keeps their answers.
      if (count > pipelinedMax) {
        socket.destroy();
        return;
      }
      outgoing.once("close", () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
      outgoing.once("prefinish", () => cutUnread(incoming));
      void listener(incoming, outgoing);
    },
  );
  server.maxConnections = max;
  server.setTimeout(silenceMs);
  return server;
}

/** The rest of a refused body is not read, nor held; its client gets a moment to see the answer. */
function cutUnread(incoming: IncomingMessage): void {
  if (incoming.complete) return;
  let bytes = 0;
  incoming.on("data", (chunk: Buffer) => {
    bytes += chunk.byteLength;
    // Not the request: it would keep what comes next, where the system's own buffer can.
    if (bytes > lingerBytesMax) setImmediate(() => incoming.socket.pause());
  });
  // Who has asked for data once is spared Node's own way with unread bodies: it reads them to their end, which may never come.
  incoming.read(0);
  setTimeout(() => {
    if (!incoming.complete) incoming.socket.destroy();
  }, lingerMs).unref();
}
