import type { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  chunk,
  chunked,
  heads,
  mebibyte,
  openings,
  startStrangersStand,
  type StrangersStand,
} from "./strangersStand.ts";

let stand: StrangersStand;

beforeAll(async () => {
  stand = await startStrangersStand();
});
afterAll(() => stand.close());

/** All that the connector says until it ends the connection. */
async function lastWords(socket: Socket): Promise<string> {
  let said = "";
  socket.on("data", (data: Buffer) => (said += data.toString()));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.resume();
  await closed;
  return said;
}

describe("strangers", () => {
  // Connections of one kind alone: unreadAnswers.test.ts, at night.
  it("make the connector hold less than 20 MB with 500 connections of every kind, and it answers meanwhile", async () => {
    expect((await stand.mostHeldFor(Object.values(openings), 500)) / mebibyte).toBeLessThan(20);
  });

  it("are answered before a byte of what they upload is taken, and then cut off", async () => {
    const endless = await stand.open(openings["a lead file that never ends"] ?? "");
    const said = await lastWords(endless);
    expect(said).toMatch(/^HTTP\/1\.1 401 /);
    expect(said).toContain('"code":"not-signed-in"');
  });

  it("may send 16 KB to sign in, and no more", async () => {
    const post = (bytes: number) =>
      stand
        .open(`${heads("POST", "/v1/sign-ins")}connection: close\r\n${chunked}${chunk(bytes)}0\r\n\r\n`)
        .then(lastWords);
    expect(await post(16 * 1024)).toContain("isn't valid JSON");
    expect(await post(16 * 1024 + 1)).toContain("The request is larger than 16 KB.");
  });

  it("are cut off after ten seconds if they do not go on with what they began", async () => {
    const [body, header, nothing] = [
      await stand.open(openings["a sign-in that never ends"] ?? ""),
      await stand.open(openings["half a header"] ?? ""),
      await stand.open(""),
    ].map(lastWords);
    expect(await body).toContain("The request took longer than 10 seconds.");
    expect(await header).toMatch(/^HTTP\/1\.1 408 /);
    expect(await nothing).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });
});
