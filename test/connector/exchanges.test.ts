import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSilentServer, type AddressInfo, type Socket } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { serveByTls } from "@crosswalk/practice-org/testing";
import { describeCall } from "../../connector/salesforce/describeCall.ts";
import { BoundedTransport, NoAnswerError } from "../../connector/salesforce/transport.ts";

const open: Server[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

async function serve(answer: RequestListener): Promise<string> {
  return listen(createServer(answer));
}

async function listen(server: Server): Promise<string> {
  open.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const get = (url: string, transport = new BoundedTransport(5_000)) =>
  transport.httpRequest({ method: "GET", url });

/** How a request failed: whether it may have been carried out, and what the log says. */
async function lossOf(asked: Promise<unknown>) {
  const error = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NoAnswerError)) throw new Error("it was answered", { cause: error });
  const { lostBy } = describeCall({ method: "GET", path: "/", ms: 1, answer: undefined, error });
  return { sent: error.sent, lostBy };
}

describe("a request to Salesforce", () => {
  it("gives the answer whatever its status, and follows no redirect with the token", async () => {
    const paths: string[] = [];
    const host = await serve(({ url = "" }, outgoing) => {
      paths.push(url);
      outgoing.writeHead(302, { location: "/elsewhere" }).end("moved");
    });
    expect(await get(`http://${host}/asked`)).toMatchObject({ statusCode: 302, body: "moved" });
    expect(paths).toEqual(["/asked"]);
  });

  it("reads what is packed, and text without the mark of its bytes' order", async () => {
    const text = `\uFEFF${JSON.stringify({ name: "Zoë".repeat(20_000) })}`;
    const host = await serve(({ headers }, outgoing) => {
      outgoing.setHeader("content-encoding", String(headers["accept-encoding"]));
      outgoing.end(gzipSync(text));
    });
    expect((await get(`http://${host}`)).body).toBe(text.slice(1));
  });

  it("tells the length of each body in bytes, even of a DELETE's", async () => {
    const host = await serve((incoming, outgoing) => {
      outgoing.end(`${incoming.headers["content-length"]} ${incoming.headers["transfer-encoding"]}`);
    });
    for (const method of ["POST", "PATCH", "DELETE"] as const) {
      const sent = { method, url: `http://${host}`, body: "Zoë", headers: { "Content-Length": "3" } };
      expect((await new BoundedTransport(5_000).httpRequest(sent)).body).toBe("4 undefined");
    }
  });

  it("takes the connection of the one before", async () => {
    const sockets = new Set<Socket>();
    const host = await serve(({ socket }, outgoing) => {
      sockets.add(socket);
      outgoing.end("{}");
    });
    for (let time = 0; time < 3; time += 1) await get(`http://${host}`);
    expect(sockets.size).toBe(1);
  });
});

describe("a request without an answer", () => {
  it.each<[string, RequestListener, string]>([
    ["that hangs up", ({ socket }) => socket.destroy(), "closed"],
    ["that resets the connection", ({ socket }) => socket.resetAndDestroy(), "reset"],
    [
      "that breaks off its answer",
      (_, outgoing) => {
        outgoing.writeHead(200, { "content-length": "100" });
        outgoing.write("{", () => outgoing.destroy());
      },
      "closed",
    ],
    ["that packs it badly", (_, out) => out.setHeader("content-encoding", "gzip").end("{}"), "Z_DATA_ERROR"],
    ["that does not answer", () => undefined, "timed out"],
    ["that does not end its answer", (_, outgoing) => void outgoing.write("{"), "timed out"],
  ])("may have been carried out by a server %s", async (_, answer, lostBy) => {
    const host = await serve(answer);
    // Only who waits for the limit has a short one, so that a busy machine loses the others to nothing else.
    const transport = new BoundedTransport(lostBy === "timed out" ? 300 : 60_000);
    expect(await lossOf(get(`http://${host}`, transport))).toEqual({ sent: true, lostBy });
  });

  it("may have been carried out where the connector stops meanwhile, and is not sent afterwards", async () => {
    const stopped = new AbortController();
    const host = await serve(() => stopped.abort());
    const transport = new BoundedTransport(600_000, stopped.signal);
    expect(await lossOf(get(`http://${host}`, transport))).toEqual({ sent: true, lostBy: "stopped" });
    expect(await lossOf(get(`http://${host}`, transport))).toEqual({ sent: false, lostBy: "stopped" });
  });

  it("was not sent to a port that nobody listens on, nor to a host that has no address", async () => {
    const host = await serve(() => undefined);
    open.splice(0).forEach((server) => server.close());
    expect(await lossOf(get(`http://${host}`))).toEqual({ sent: false, lostBy: "refused" });
    const { sent } = await lossOf(get("http://nobody.invalid"));
    expect(sent).toBe(false);
  });

  it("was not sent to a host whose certificate is not trusted, and neither was the token", async () => {
    const read: unknown[] = [];
    const host = await serve(({ headers }) => read.push(headers));
    const front = await serveByTls();
    front.passTo(`http://${host}`);
    const headers = { Authorization: "Bearer secret" };
    const asked = new BoundedTransport(5_000).httpRequest({ method: "GET", url: front.url, headers });
    expect(await lossOf(asked)).toEqual({ sent: false, lostBy: "TLS" });
    await front.close();
    expect(read).toEqual([]);
  });

  it("was not sent to a host that goes on for ten seconds without agreeing on a connection", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const silent = createSilentServer().listen(0, "127.0.0.1");
    const sockets: Socket[] = [];
    silent.on("connection", (socket: Socket) => {
      sockets.push(socket);
      vi.advanceTimersByTime(10_000);
    });
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const transport = new BoundedTransport(600_000);
    expect(await lossOf(get(`https://127.0.0.1:${port}`, transport))).toEqual({
      sent: false,
      lostBy: "timed out",
    });
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it("was not sent by a proxy that refuses to lead to the host", async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on("connect", ({ url = "" }, socket) => {
      asked.push(url);
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    });
    const address = await listen(proxy);
    // Node reads the proxies' addresses at its start.
    const env = { PATH: process.env["PATH"], NODE_USE_ENV_PROXY: "1", HTTPS_PROXY: `http://${address}` };
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", child], {
      env,
      cwd: path.join(import.meta.dirname, "../.."),
    });
    expect(JSON.parse(stdout)).toEqual({ sent: false, lostBy: "proxy" });
    expect(asked).toEqual(["org.invalid:443"]);
  });
});

const child = `
  import { BoundedTransport } from "./connector/salesforce/transport.ts";
  import { describeCall } from "./connector/salesforce/describeCall.ts";
  const sent = new BoundedTransport(5_000).httpRequest({ method: "GET", url: "https://org.invalid" });
  const error = await sent.catch((thrown) => thrown);
  const { lostBy } = describeCall({ method: "GET", path: "/", ms: 1, answer: undefined, error });
  console.log(JSON.stringify({ sent: error.sent, lostBy }));`;
