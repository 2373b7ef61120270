import { expect, it } from "vitest";
import { isFile } from "../isFile.ts";
import { describeDatabase, refuseAddress, withoutPassword } from "./address.ts";

it("an address whose password stands where it would be read as something else is refused without showing it", () => {
  for (const url of [
    "postgresql://crosswalk:/S3cret@host/db",
    "postgresql://crosswalk:12/S3cret@host/db",
    "postgresql://crosswalk:12?S3cret@host/db",
    "postgresql://crosswalk:S3#cret@host/db",
  ]) {
    const refusal = expect.objectContaining({
      message: expect.not.stringContaining("cret") as string,
    }) as Error;
    expect(() => refuseAddress(url), url).toThrow(refusal);
    expect(() => describeDatabase(url), url).toThrow(/is encoded/);
  }
});

it("an address is shown without its password, also where that has the sign before the host", () => {
  expect(withoutPassword("postgresql://crosswalk:S3cret@Half@host/db")).toBe(
    "postgresql://crosswalk@host/db",
  );
  expect(withoutPassword("postgresql://crosswalk:S3cret@/db?host=%2Ftmp")).toBe(
    "postgresql://crosswalk@/db?host=%2Ftmp",
  );
  expect(describeDatabase("postgresql://crosswalk:S3cret@host:5433/db")).toBe("db at host:5433");
});

it("an address of a server is no file, also with a slash too few", () => {
  expect(["postgresql:/a:b@c/d", "postgres://a/b", "mysql://a/b"].map(isFile)).toEqual([false, false, false]);
  expect(["/var/lib/crosswalk.db", "C:/crosswalk.db", "crosswalk.db", ":memory:"].map(isFile)).toEqual(
    Array(4).fill(true),
  );
});

it("an address with an sslmode that there is not is refused", () => {
  expect(() => refuseAddress("postgresql://a@b/c?sslmode=verifyfull")).toThrow(
    "DATABASE_URL has an sslmode that there is not. It may be disable, prefer, require, verify-ca, verify-full or no-verify.",
  );
});
