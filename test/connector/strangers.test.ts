import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoryFolder } from "../support/memoryFolder.ts";
import { environmentOfNobody, startProcess, type StartedProcess } from "../support/startProcess.ts";

let folder: string;
let connector: StartedProcess;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-strangers-"));
  // Everything here comes from one address, so that its rate limit would stand in for what is measured.
  const environment = {
    ...environmentOfNobody(join(folder, "crosswalk.db")),
    RATE_LIMIT_PER_MINUTE: "100000",
  };
  connector = startProcess(environment, {
    nodeOptions: ["--expose-gc", "--import", "./test/support/tellMemory.ts"],
  });
  port = await connector.listening;
  // What a connector keeps once it has answered anything does not count.
  for (let round = 0; round < 300; round += 1) await answer("/healthz");
  await answer("/openapi.json");
});
afterAll(async () => {
  connector.kill("SIGTERM");
  await connector.ended;
  rmSync(folder, { recursive: true, force: true });
});

const mebibyte = 1024 * 1024;

/** What the connector holds now, rubbish not counted. */
async function heldBytes(): Promise<number> {
  const told = connector.says(/"heldBytes":(\d+)/);
  connector.kill("SIGUSR2");
  const [, bytes] = await told;
  return Number(bytes);
}

const heads = (method: string, path: string) => `${method} ${path} HTTP/1.1\r\nhost: localhost\r\n`;
const chunked = "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${" ".repeat(bytes)}\r\n`;

const unknownNames = JSON.stringify(
  Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`n${index}`, 0])),
);

/** What a stranger may send, and then never goes on with. */
const openings: Record<string, string> = {
  "a lead file that never ends": heads("POST", "/v1/lead-lists") + chunked + chunk(mebibyte),
  "a batch that never ends": heads("POST", "/v1/batches") + chunked + chunk(mebibyte),
  "a sign-in that never ends": heads("POST", "/v1/sign-ins") + chunked + chunk(8000),
  "a sign-in in a thousand pieces": heads("POST", "/v1/sign-ins") + chunked + chunk(1).repeat(8000),
  "sign-ins full of unknown names, their answers unread":
    `${heads("POST", "/v1/sign-ins")}content-type: application/json\r\ncontent-length: ${unknownNames.length}\r\n\r\n${unknownNames}`.repeat(
      2,
    ),
  "a long path that leads nowhere, unread": `${heads("GET", `/${"q".repeat(12_000)}`)}\r\n`.repeat(2),
  "half a header": `${heads("GET", "/healthz")}cookie: ${"c".repeat(12_000)}`,
  "nothing at all": "",
  "a thousand requests at once, their answers unread": `${heads("GET", "/healthz")}\r\n`.repeat(1000),
  "the description of the API, unread": `${heads("GET", "/openapi.json")}\r\n`.repeat(5),
};

async function open(sent: string): Promise<Socket> {
  const socket = connect({ port, host: "localhost" });
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.pause();
  if (sent !== "") socket.write(sent);
  return socket;
}

/** All that the connector says until it ends the connection. */
async function lastWords(socket: Socket): Promise<string> {
  let said = "";
  socket.on("data", (data: Buffer) => (said += data.toString()));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.resume();
  await closed;
  return said;
}

const answer = (path: string) => fetch(`http://localhost:${port}${path}`).then((response) => response.text());

describe("strangers", () => {
  it.each([
    ["of every kind", Object.values(openings)],
    // Those who do not read what they are answered can make it hold most.
    ...Object.entries(openings)
      .filter(([kind]) => kind.endsWith("unread"))
      .map(([kind, sent]): [string, string[]] => [`of ${kind}`, [sent]]),
  ])(
    "make the connector hold less than 20 MB with 500 connections %s, and it answers meanwhile",
    async (_, kinds) => {
      const before = await heldBytes();
      const sockets: Socket[] = [];
      for (let index = 0; index < 500; index += 1)
        sockets.push(await open(kinds[index % kinds.length] ?? ""));
      let most = 0;
      for (let round = 0; round < 5; round += 1) {
        expect(await answer("/healthz")).toBe('{"status":"ok"}');
        most = Math.max(most, await heldBytes());
      }
      for (const socket of sockets) socket.destroy();
      expect((most - before) / mebibyte).toBeLessThan(20);
    },
  );

  it("are answered before a byte of what they upload is taken, and then cut off", async () => {
    const endless = await open(openings["a lead file that never ends"] ?? "");
    const said = await lastWords(endless);
    expect(said).toMatch(/^HTTP\/1\.1 401 /);
    expect(said).toContain('"code":"not-signed-in"');
  });

  it("may send 16 KB to sign in, and no more", async () => {
    const post = (bytes: number) =>
      open(`${heads("POST", "/v1/sign-ins")}connection: close\r\n${chunked}${chunk(bytes)}0\r\n\r\n`).then(
        lastWords,
      );
    expect(await post(16 * 1024)).toContain("isn't valid JSON");
    expect(await post(16 * 1024 + 1)).toContain("The request is larger than 16 KB.");
  });

  it("are cut off after ten seconds if they do not go on with what they began", async () => {
    const [body, header, nothing] = [
      await open(openings["a sign-in that never ends"] ?? ""),
      await open(openings["half a header"] ?? ""),
      await open(""),
    ].map(lastWords);
    expect(await body).toContain("The request took longer than 10 seconds.");
    expect(await header).toMatch(/^HTTP\/1\.1 408 /);
    expect(await nothing).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });
});
