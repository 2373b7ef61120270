import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorCodes, type ErrorCode } from "../../errors.ts";
import { afterFailure, attemptsMax } from "./batchRows.ts";

const codes = Object.keys(errorCodes) as ErrorCode[];
const problemOf = (code: ErrorCode) => ({ code, detail: "", action: "" });
const states = (code: ErrorCode, holdsForAll: boolean) => {
  const seen: string[] = [];
  let row: { state: string; attempts: number } = { state: "waiting", attempts: 0 };
  for (let tries = 0; tries < attemptsMax && row.state === "waiting"; tries++) {
    row = { ...row, ...afterFailure(row, problemOf(code), holdsForAll) };
    seen.push(row.state);
  }
  return seen;
};

describe("a batch's row that failed", () => {
  it.each(codes)("ends after five tries at most with %s", (code) => {
    const { endsRowAs = "failed" } = errorCodes[code] as { endsRowAs?: string };
    expect(states(code, false).at(-1)).toBe(endsRowAs);
  });

  it.each(["validation-failed", "duplicate-detected", "quota-exceeded", "insufficient-access"] as const)(
    "is not tried again with %s",
    (code) => expect(states(code, false)).toEqual(["failed"]),
  );

  it("counts each try but those whose failure holds for all rows, in any order", () => {
    const failures = fc.array(fc.record({ code: fc.constantFrom(...codes), holdsForAll: fc.boolean() }), {
      minLength: attemptsMax * 3,
      maxLength: 40,
    });
    fc.assert(
      fc.property(failures, (met) => {
        let row: { state: string; attempts: number } = { state: "waiting", attempts: 0 };
        let own = 0;
        for (const { code, holdsForAll } of met) {
          if (row.state !== "waiting") break;
          row = { ...row, ...afterFailure(row, problemOf(code), holdsForAll) };
          own += holdsForAll ? 0 : 1;
          expect(row.attempts).toBe(own);
        }
        if (own >= attemptsMax) expect(row.state).not.toBe("waiting");
        if (own === 0) expect(row.state).toBe("waiting");
      }),
    );
  });
});
