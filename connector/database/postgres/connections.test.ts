import pg from "pg";
import { expect, it } from "vitest";
import { clientConfig } from "./connections.ts";

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
