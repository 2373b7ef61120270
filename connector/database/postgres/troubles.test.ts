import { describe, expect, it } from "vitest";
import { isBroken, isGone, postgresTroubleOf } from "./troubles.ts";

const withCode = (code: string, severity?: string) =>
  Object.assign(new Error("what it says"), { code, severity });

describe("an error of Postgres", () => {
  it.each([
    ["57P03", "storage-closed", /starting or stopping/],
    ["08006", "storage-closed", /ended the connection/],
    ["53200", "storage-held", /too little memory/],
    ["25006", "storage-read-only", /primary/],
    ["28P01", "storage-closed", /password is wrong/],
    ["3D000", "storage-closed", /does not exist/],
    ["57014", "storage-held", /in time/],
    ["XX001", "storage-damaged", /pg_restore/],
    ["ECONNREFUSED", "storage-closed", /can't be reached/],
    ["ECONNRESET", "storage-closed", /ended the connection/],
  ])("has a reason, words and a remedy: %s", (code, reason, said) => {
    const trouble = postgresTroubleOf(new Error("of Drizzle", { cause: withCode(code) }));
    expect(trouble).toMatchObject({ reason, isDamage: reason === "storage-damaged" });
    expect(`${trouble?.what}. ${trouble?.remedy}`).toMatch(said);
  });

  it.each([
    ["Connection terminated unexpectedly", "storage-closed"],
    ["timeout exceeded when trying to connect", "storage-closed"],
    ["SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string", "storage-closed"],
  ])("has them also where the driver gives it no code: %s", (message, reason) => {
    expect(postgresTroubleOf(new Error(message))).toMatchObject({ reason });
  });

  it.each(["23505", "42703", "22P02"])(
    "is no trouble of the database where a statement caused it: %s",
    (code) => {
      expect(postgresTroubleOf(withCode(code))).toBeNull();
      expect(postgresTroubleOf("thrown by nobody")).toBeNull();
    },
  );

  it("leaves a connection of use where it is one of a statement alone", () => {
    expect(isBroken(withCode("23505", "ERROR"))).toBe(false);
    // The plan of a statement that no longer fits its table stays with the connection.
    expect(isBroken(withCode("0A000", "ERROR"))).toBe(true);
    expect(isBroken(withCode("57P01", "FATAL"))).toBe(true);
    expect(isGone(withCode("57P01", "FATAL"))).toBe(true);
    expect(isGone(new Error("Query read timeout"))).toBe(false);
    expect(isGone(withCode("57014", "ERROR"))).toBe(false);
  });
});
