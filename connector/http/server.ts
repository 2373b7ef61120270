import { getRequestListener } from "@hono/node-server";
import { createServer, type IncomingMessage, type ServerOptions } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { ConnectionBounds } from "../config.ts";

type Fetch = Parameters<typeof getRequestListener>[0];

/** For the header of a request to arrive: it fits into one packet or a few. */
const headersMs = 10_000;
const headerBytesMax = 16 * 1024;
/** How often slow connections are looked for. */
const checkMs = 2_000;
/** Without a byte in either direction. Longer than any answer takes; who does not read theirs is cut off. */
const silenceMs = 300_000;
/**
 * Requests that a client may send on one connection before it has its answers. Browsers and proxies send one.
 */
const pipelinedMax = 2;
/** How long, and how much, an answered client may go on sending what nobody wants. */
const lingerMs = 500;
const lingerBytesMax = 32 * 1024;
/** What is taken in of a body that nobody reads yet. */
const bufferedBytesMax = 16 * 1024;

export interface HttpServer {
  /** The port it got. Rejects where it gets none. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no new connections; resolves when every request has been answered and all is quiet. */
  close(): Promise<void>;
  /** Ends every connection, whatever is on its way. */
  cut(): void;
}

/**
 * The HTTP server: bounded in connections, in what each may have outstanding, and in the time that it may
 * take to ask.
 */
export function createHttpServer(fetch: Fetch, bounds: ConnectionBounds): HttpServer {
  const listener = getRequestListener(fetch);
  const unanswered = new WeakMap<Socket, number>();
  const answering = new Set<Promise<void>>();
  const open = new Set<Socket>();
  let isClosing = false;

  const server = createServer(optionsOf(bounds), (incoming, outgoing) => {
    const { socket } = incoming;
    const count = (unanswered.get(socket) ?? 0) + 1;
    unanswered.set(socket, count);
    // Node takes up every request that it finds in what has arrived, a thousand at once, and keeps their
    // answers.
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
        // Browsers connect ahead of what they may ask. Node calls a connection idle only after an answer.
        for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
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

/** The rest of a refused body is not read, nor held; its client gets a moment to see the answer. */
function cutUnread(incoming: IncomingMessage): void {
  if (incoming.complete) return;
  let bytes = 0;
  incoming.on("data", (chunk: Buffer) => {
    bytes += chunk.byteLength;
    // Not the request: it would keep what comes next, where the system's own buffer can.
    if (bytes > lingerBytesMax) setImmediate(() => incoming.socket.pause());
  });
  // Who has asked for data once is spared Node's own way with unread bodies: it reads them to their end,
  // which may never come.
  incoming.read(0);
  setTimeout(() => {
    if (!incoming.complete) incoming.socket.destroy();
  }, lingerMs).unref();
}
