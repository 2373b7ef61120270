import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { overgrowth, withoutLargestByDay } from "./overgrowth.ts";
import { hostileFiles } from "../support/hostileFiles.ts";
import { readAll } from "./readAll.ts";

interface Answer {
  detail: string;
  fields: { field: string }[];
  report: {
    rows: number;
    imported: number;
    merged: number;
    skipped: number;
    failed: number;
    problems: { line: number; reason: string }[];
  };
}

describe("a hostile file", () => {
  let stack: Stack;
  let rep: ApiClient;
  beforeAll(async () => {
    stack = await startStack();
    rep = await stack.signIn("rep@practice.example");
  });
  afterAll(() => stack.close());

  it.each(hostileFiles)("is $answer with $name, and says why", async ({ make, answer, says }) => {
    const { status, body } = await rep.post<Answer>("/v1/lead-lists", new Uint8Array(make(3_000)), {
      "content-type": "text/csv",
    });
    if (answer === "refused") {
      expect({ status, fields: body.fields }).toMatchObject({ status: 400, fields: [{ field: "file" }] });
      expect(body.detail).toMatch(says ?? /./);
      return;
    }
    expect(status, JSON.stringify(body)).toBe(201);
    const { rows, imported, merged, skipped, failed, problems } = body.report;
    expect(imported + merged + skipped + failed).toBe(rows);
    expect(problems.length).toBeLessThanOrEqual(1_000);
    if (says) expect(problems.find(({ line }) => line > 2)?.reason).toMatch(says);
    else expect({ skipped, failed }).toEqual({ skipped: 0, failed: 0 });
  });
});

describe("a hostile file of twice the size", () => {
  const smallSizes = withoutLargestByDay([16_000, 32_000, 64_000]);

  it.each(hostileFiles)("takes no more than twice the time: $name", async ({ make, sizes = smallSizes }) => {
    const growth = await overgrowth(sizes, (size) => {
      const bytes = make(size);
      return () => readAll(bytes);
    });
    expect(growth).toBeNull();
  });
});
