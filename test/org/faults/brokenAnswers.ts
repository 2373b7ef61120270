import { setTimeout as pause } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { ServerEnvironment } from "../call/restCall.ts";

type ServerContext = Context<ServerEnvironment>;

/** Ends the TCP connection without a byte of an answer. */
export function cutConnection(context: ServerContext): Response {
  context.env.outgoing?.socket?.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Resolves when the client has given up. */
export const connectionClosed = (context: ServerContext) =>
  new Promise<void>((resolve) => {
    const socket = context.env.incoming?.socket;
    if (socket === undefined || socket.destroyed) resolve();
    else socket.once("close", () => resolve());
  });

/** Sends headers that declare the whole answer and half of its body, then closes the connection. */
export async function sendHalf(context: ServerContext): Promise<Response> {
  const { outgoing } = context.env;
  const body = Buffer.from(await context.res.arrayBuffer());
  if (outgoing === undefined) return RESPONSE_ALREADY_SENT;
  const headers = Object.fromEntries(context.res.headers);
  outgoing.writeHead(context.res.status, { ...headers, "content-length": String(body.length) });
  await new Promise<void>((resolve) => {
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => resolve());
  });
  return cutConnection(context);
}

/** Sends the answer in ten pieces, with a pause before each. */
export function dripAnswer(answer: Response, ms: number): Response {
  let rest: Uint8Array | undefined;
  let size = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      rest ??= new Uint8Array(await answer.arrayBuffer());
      size ||= Math.max(1, Math.ceil(rest.length / 10));
      if (rest.length === 0) return controller.close();
      await pause(ms);
      controller.enqueue(rest.subarray(0, size));
      rest = rest.subarray(size);
    },
  });
  const headers = new Headers(answer.headers);
  headers.delete("Content-Length");
  return new Response(body, { status: answer.status, headers });
}
