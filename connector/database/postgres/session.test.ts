import pg from "pg";
import { expect, it } from "vitest";
import { clientConfig, sessionPreparer } from "./session.ts";

/** What the connector asks of the server's certificate. */
function tlsOf(parameters: string): unknown {
  const { ssl } = new pg.Client(clientConfig(`postgresql://a@b/c${parameters}`));
  if (ssl === true) return "checked";
  if (typeof ssl !== "object") return "no TLS";
  return (ssl as { rejectUnauthorized?: boolean }).rejectUnauthorized === false ? "unchecked" : "checked";
}

it.each([
  ["", "no TLS"],
  ["?sslmode=disable", "no TLS"],
  ["?sslmode=no-verify", "unchecked"],
  ["?sslmode=prefer", "checked"],
  ["?sslmode=require", "checked"],
  ["?sslmode=verify-ca", "checked"],
  ["?sslmode=verify-full", "checked"],
  ["?sslmode=require&uselibpqcompat=true", "unchecked"],
])("an address has the certificate checked as its sslmode says, without a warning: %s", async (mode, tls) => {
  const warnings: Error[] = [];
  const hear = (warning: Error) => warnings.push(warning);
  process.on("warning", hear);
  expect(tlsOf(mode)).toBe(tls);
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", hear);
  expect(warnings).toEqual([]);
});

/** A connection to a server of a version, which does not know all settings that there are today. */
function connectionTo(version: number, code: string): pg.Client {
  const query = async (text: string) => {
    if (text.startsWith("set")) throw Object.assign(new Error("unrecognized"), { severity: "ERROR", code });
    return { rows: [{ pid: 7, version: String(version) }] };
  };
  return { processID: 7, query } as unknown as pg.Client;
}

it("a server that is too old for a setting is refused for its age", async () => {
  await expect(sessionPreparer()(connectionTo(110_022, "42704"))).rejects.toThrow(
    /^DATABASE_URL leads to Postgres 11\. The connector needs 14 or newer\.$/,
  );
  await expect(sessionPreparer()(connectionTo(150_004, "42704"))).rejects.toThrow(/^unrecognized$/);
  await expect(sessionPreparer()(connectionTo(110_022, "57P01"))).rejects.toThrow(/^unrecognized$/);
});
