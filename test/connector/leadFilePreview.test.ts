import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";

const connections = readFileSync(new URL("../fixtures/lead-files/Connections.csv", import.meta.url));

const longFile = Buffer.from(`Name,Company\n${"Ada Quist,Nord\n".repeat(10_000)}`);

interface Preview {
  format: string;
  rows: { outcome: string; lead?: { lastName: string } }[];
  counts: { rows: number; leads: number };
  isWhole: boolean;
}

let stack: Stack;
let rep: ApiClient;
beforeAll(async () => {
  stack = await startStack();
  rep = await stack.signIn("rep@practice.example");
});
afterAll(() => stack.close());

const preview = <T = Preview>(body: unknown, type = "text/csv") =>
  rep.post<T>("/v1/lead-lists/preview", body, { "content-type": type });

describe("POST /v1/lead-lists/preview", () => {
  it("foretells the import of the same file, and keeps nothing", async () => {
    const { status, body } = await preview(connections);
    expect((await rep.get<{ items: unknown[] }>("/v1/lead-lists")).body.items).toEqual([]);
    const imported = await rep.post<{
      report: { format: string; rows: number; imported: number; merged: number };
    }>("/v1/lead-lists", connections, { "content-type": "text/csv" });

    expect([status, body.isWhole]).toEqual([200, true]);
    const { report } = imported.body;
    expect(body.format).toBe(report.format);
    expect(body.counts).toMatchObject({ rows: report.rows, leads: report.imported + report.merged });
  });

  it("shows names of a Latin-1 file as they are", async () => {
    const { body } = await preview(Buffer.from("Name;Company\nJürgen Möller;Nord\n", "latin1"));

    expect(body.rows[0]?.lead?.lastName).toBe("Möller");
  });

  it("takes the first 64 KB of a longer file", async () => {
    const { body } = await preview(longFile.subarray(0, 65_536));

    expect(body).toMatchObject({ isWhole: false });
  });

  it("refuses what is no text, a file without a header, and more than 64 KB, with the reason", async () => {
    expect(await preview("{}", "application/json")).toMatchObject({
      status: 400,
      body: { fields: [{ field: "content-type" }] },
    });
    expect(await preview("sku,price\n1,2\n")).toMatchObject({
      status: 400,
      body: { reason: "header-unknown", fields: [{ field: "file" }] },
    });
    // Last, as the connection ends with a body that is not read to its end.
    expect(await preview(longFile.subarray(0, 65_537))).toMatchObject({
      status: 400,
      body: { reason: "body-too-large" },
    });
  });
});
