import { connect } from "node:net";
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
