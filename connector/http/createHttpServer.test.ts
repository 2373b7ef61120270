import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { createHttpServer, type HttpServer } from "./createHttpServer.ts";

const bounds = { max: 100, requestMs: 60_000, keepAliveMs: 5_000 };
const body = "x".repeat(9 * 1024 * 1024);

let server: HttpServer | undefined;
afterEach(() => server?.close());

/** Sends a large body, of which the server reads nothing. Resolves to what came back, and how that ended. */
async function sendUnread() {
  server = createHttpServer(() => new Response("refused", { status: 400 }), bounds);
  const port = await server.listen(0, "127.0.0.1");
  return new Promise<{ said: string; end: string }>((resolve) => {
    let said = "";
    const socket = connect(port, "127.0.0.1");
    socket.on("data", (data: Buffer) => (said += data.toString()));
    socket.on("end", () => {
      resolve({ said, end: "in order" });
      socket.destroy();
    });
    socket.on("error", (error: NodeJS.ErrnoException) => resolve({ said, end: String(error.code) }));
    socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length + 1}\r\n\r\n${body}`);
  });
}

it("a client whose body is not read has the whole answer and an end in order before any reset", async () => {
  const { said, end } = await sendUnread();
  expect(said).toMatch(/^HTTP\/1\.1 400 [\s\S]*refused$/);
  expect(end).toBe("in order");
});

/** Sends a request with a body to a server that ends silent connections after a tenth of a second. */
async function askSilent(answer: (request: Request) => Promise<Response>): Promise<string> {
  server = createHttpServer(answer, bounds, 100);
  const port = await server.listen(0, "127.0.0.1");
  return new Promise((resolve, reject) => {
    let said = "";
    const socket = connect(port, "127.0.0.1");
    socket.on("data", (data: Buffer) => (said += data.toString()));
    socket.on("end", () => {
      resolve(said);
      socket.destroy();
    });
    socket.on("error", reject);
    socket.write("POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 4\r\n\r\nbody");
  });
}

it("an answer may take longer than a connection may be silent, once the request has arrived", async () => {
  const said = await askSilent(async (request) => {
    await request.text();
    await wait(1_000);
    return new Response("imported");
  });
  expect(said).toMatch(/^HTTP\/1\.1 200 [\s\S]*imported/);
});

it("a client that does not read its answer is ended", async () => {
  const { promise: ended, resolve: end } = Promise.withResolvers<unknown>();
  server = createHttpServer(
    async (request) => {
      await request.text();
      const chunk = new Uint8Array(1024 * 1024);
      return new Response(new ReadableStream({ pull: (stream) => stream.enqueue(chunk), cancel: end }));
    },
    bounds,
    100,
  );
  const port = await server.listen(0, "127.0.0.1");
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.pause();
  socket.write("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\n\r\nbody");
  await ended;
  socket.destroy();
});
