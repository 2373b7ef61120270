import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { leaveNoGarbage } from "./leaveNoGarbage.ts";

const megabyte = 1024 * 1024;

it("what nobody needs any more is given back to the system", () => {
  const made = Array.from({ length: 400_000 }, (_, index) => ({ index, half: [index / 2] }));
  const { heapTotal } = process.memoryUsage();
  expect(made.length).toBe(400_000);
  made.length = 0;

  leaveNoGarbage();
  expect(heapTotal - process.memoryUsage().heapTotal).toBeGreaterThan(15 * megabyte);
});

it("nobody else can collect afterwards", { tags: ["night"] }, () => {
  leaveNoGarbage();
  expect([typeof globalThis.gc, runInNewContext("typeof gc")]).toEqual(["undefined", "undefined"]);
});
