import { createServer, type IncomingMessage, type ServerOptions } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { ConnectionBounds } from "../config.ts";

type Fetch = Parameters<typeof getRequestListener>[0];

/** The time for a request's headers to arrive. They fit into a few packets. */
const headersMs = 10_000;
const headerBytesMax = 16 * 1024;
/** How often slow connections are checked. */
const checkMs = 2_000;
/**
 * Requests that a client may send on one connection before it has the answers. Browsers and proxies send one.
 */
const pipelinedMax = 2;
/**
 * How long a server that closes waits for the first byte of a connection. Browsers connect ahead of requests
 * that they may never send.
 */
const firstByteMs = 250;
/**
 * How long, and how much, a client may go on sending after it was answered. A connection that is destroyed
 * while bytes of the client are unread is reset, and a reset takes away the answer that the client has not
 * read yet: so it has the time that a slow network or a busy machine needs. A server that closes waits less.
 */
const lingerMs = 5_000;
const lingerAtCloseMs = 500;
const lingerBytesMax = 32 * 1024;
/** Bytes buffered of a body that no route reads yet. */
const bufferedBytesMax = 16 * 1024;

export interface HttpServer {
  /** Resolves to the port. Rejects, in words, where the port cannot be opened. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no new connections. Resolves when every request has been answered. */
  close(): Promise<void>;
  /** Ends every connection, even with a request in flight. */
  cut(): void;
}

/**
 * The HTTP server, with limits on connections, on outstanding requests of each, and on the time a request may
 * take to arrive. `silenceMs`: the time without a byte in either direction before a connection is closed. It
 * ends clients that neither send on nor read their answer. While an answer is made of a body that has
 * arrived, the silence is the connector's own: an import may wait longer for others.
 */
export function createHttpServer(answer: Fetch, bounds: ConnectionBounds, silenceMs = 300_000): HttpServer {
  const listener = getRequestListener(async (request, env) => {
    const { incoming } = env;
    const { socket } = incoming;
    const waitForUs = () => socket.setTimeout(0);
    incoming.once("end", waitForUs);
    try {
      return await answer(request, env);
    } finally {
      incoming.off("end", waitForUs);
      socket.setTimeout(silenceMs);
    }
  });
  const unanswered = new WeakMap<Socket, number>();
  const answering = new Set<Promise<void>>();
  const open = new Set<Socket>();
  const lingering = new Set<Socket>();
  let isClosing = false;
  const cutLingering = () => {
    for (const socket of lingering) socket.destroy();
  };

  const server = createServer(optionsOf(bounds), (incoming, outgoing) => {
    const { socket } = incoming;
    const count = (unanswered.get(socket) ?? 0) + 1;
    unanswered.set(socket, count);
    // Node parses every request that has arrived, up to a thousand at once, and keeps their answers.
    if (count > pipelinedMax) {
      socket.destroy();
      return;
    }
    outgoing.once("prefinish", () => {
      if (incoming.complete) return;
      lingering.add(socket);
      stopReading(incoming);
      if (isClosing) setTimeout(cutLingering, lingerAtCloseMs).unref();
    });
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
    socket.once("close", () => {
      open.delete(socket);
      lingering.delete(socket);
    });
  });

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", (error: Error) => reject(describePort(error, { host, port })));
        server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
      }),
    async close() {
      isClosing = true;
      const cut = setTimeout(cutLingering, lingerAtCloseMs);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
        // Node calls a connection idle only after an answer.
        setTimeout(() => {
          for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
        }, firstByteMs).unref();
      });
      clearTimeout(cut);
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

/**
 * Stops reading a refused body. A client that has little left to send may go on with the connection. Any
 * other sees it end behind the answer, and has time to read that.
 */
function stopReading(incoming: IncomingMessage): void {
  const { socket } = incoming;
  let bytes = 0;
  const endBehindAnswer = () => {
    // Pause the socket rather than the request. The request would buffer what arrives next; the socket leaves
    // it to the system.
    socket.pause();
    socket.end();
  };
  // Node destroys a connection behind its last answer, and @hono/node-server half a second after an answer to
  // a body that goes on: either takes the answer away from a client that is slow.
  let isDue = false;
  socket.destroySoon = () => void (isDue = true);
  incoming.on("data", (chunk: Buffer) => {
    const isFirstTooMuch = bytes <= lingerBytesMax && bytes + chunk.byteLength > lingerBytesMax;
    bytes += chunk.byteLength;
    if (isFirstTooMuch) setImmediate(endBehindAnswer);
  });
  incoming.once("end", () => {
    if (bytes > lingerBytesMax) return;
    Reflect.deleteProperty(socket, "destroySoon");
    if (isDue) socket.destroySoon();
  });
  // Once a "data" listener was added, Node no longer reads an unread body to its end, which may never come.
  incoming.read(0);
  setTimeout(() => {
    if (!incoming.complete || bytes > lingerBytesMax) socket.destroy();
  }, lingerMs).unref();
}

const noAddress = "is no address of this machine. Set 127.0.0.1, or 0.0.0.0 for all it has.";

/** Why a port can't be opened, with the setting and the remedy. Another error stays what it is. */
export function describePort(error: Error, { host, port }: { host: string; port: number }): Error {
  const place = `PORT ${port} at ${host}`;
  const told: Record<string, string> = {
    EADDRINUSE: `${place} is used by another program. End that one, or set another PORT.`,
    EACCES: `${place} is not for the connector's user. Set one above 1023.`,
    EADDRNOTAVAIL: `HOST ${host} ${noAddress}`,
    ENOTFOUND: `HOST ${host} ${noAddress}`,
  };
  const message = told[String((error as NodeJS.ErrnoException).code)];
  return message === undefined ? error : new Error(message, { cause: error });
}
