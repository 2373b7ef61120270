import { expect, it } from "vitest";
import { isRefusedRow } from "./rows.ts";

const withCode = (code: string) => Object.assign(new Error("refused"), { code });

it("a row that the table refuses is told from a database that fails, in both engines", () => {
  for (const code of ["23505", "23502", "22P02", "54000", "SQLITE_CONSTRAINT_NOTNULL"])
    expect(isRefusedRow(new Error("", { cause: withCode(code) }))).toBe(true);
  for (const code of ["53100", "SQLITE_FULL", "ECONNREFUSED"])
    expect(isRefusedRow(withCode(code))).toBe(false);
});
