import { getRequestListener } from "@hono/node-server";
import { createServer, type IncomingMessage, type ServerOptions } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { ConnectionBounds } from "../config.ts";

type Fetch = Parameters<typeof getRequestListener>[0];

/** The time for a request's headers to arrive. They fit into a few packets. */
const headersMs = 10_000;
const headerBytesMax = 16 * 1024;
/** How often slow connections are checked. */
const checkMs = 2_000;
/**
 * The time without a byte in either direction before a connection is closed. Every answer takes less, so it
 * ends clients that do not read theirs.
 */
const silenceMs = 300_000;
/**
 * Requests that a client may send on one connection before it has the answers. Browsers and proxies send one.
 */
const pipelinedMax = 2;
/**
 * How long a server that closes waits for the first byte of a connection. Browsers connect ahead of requests
 * that they may never send.
 */
const firstByteMs = 250;
/** How long, and how much, a client may go on sending after it was answered. */
const lingerMs = 500;
const lingerBytesMax = 32 * 1024;
/** Bytes buffered of a body that no route reads yet. */
const bufferedBytesMax = 16 * 1024;

export interface HttpServer {
  /** Resolves to the port. Rejects where the port cannot be opened. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no new connections. Resolves when every request has been answered. */
  close(): Promise<void>;
  /** Ends every connection, even with a request in flight. */
  cut(): void;
}

/**
 * The HTTP server, with limits on connections, on outstanding requests of each, and on the time a request may
 * take to arrive.
 */
export function createHttpServer(answer: Fetch, bounds: ConnectionBounds): HttpServer {
  const listener = getRequestListener(answer);
  const unanswered = new WeakMap<Socket, number>();
  const answering = new Set<Promise<void>>();
  const open = new Set<Socket>();
  let isClosing = false;

  const server = createServer(optionsOf(bounds), (incoming, outgoing) => {
    const { socket } = incoming;
    const count = (unanswered.get(socket) ?? 0) + 1;
    unanswered.set(socket, count);
    // Node parses every request that has arrived, up to a thousand at once, and keeps their answers.
    if (count > pipelinedMax) {
      socket.destroy();
      return;
    }
    outgoing.once("prefinish", () => cutUnread(incoming));
    outgoing.once("close", () => {
      unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1);
      if (isClosing) setImmediate(() => server.closeIdleConnections());
    });
    const answered = listener(incoming, outgoing).finally(() => answering.delete(answered));
    answering.add(answered);
  });
  server.maxConnections = bounds.max;
  server.setTimeout(silenceMs);
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
      }),
    async close() {
      isClosing = true;
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
        // Node calls a connection idle only after an answer.
        setTimeout(() => {
          for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
        }, firstByteMs).unref();
      });
      await Promise.allSettled(answering);
    },
    cut: () => server.closeAllConnections(),
  };
}

function optionsOf({ requestMs, keepAliveMs }: ConnectionBounds): ServerOptions {
  return {
    headersTimeout: Math.min(headersMs, requestMs),
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    maxHeaderSize: headerBytesMax,
    highWaterMark: bufferedBytesMax,
    connectionsCheckingInterval: checkMs,
  };
}

/** Stops reading a refused body, and gives the client a moment to read the answer. */
function cutUnread(incoming: IncomingMessage): void {
  if (incoming.complete) return;
  let bytes = 0;
  incoming.on("data", (chunk: Buffer) => {
    bytes += chunk.byteLength;
    // Pause the socket rather than the request. The request would buffer what arrives next; the socket leaves
    // it to the system.
    if (bytes > lingerBytesMax) setImmediate(() => incoming.socket.pause());
  });
  // Once a "data" listener was added, Node no longer reads an unread body to its end, which may never come.
  incoming.read(0);
  setTimeout(() => {
    if (!incoming.complete) incoming.socket.destroy();
  }, lingerMs).unref();
}
