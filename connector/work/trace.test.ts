import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { continueTrace, traceparentOf } from "./trace.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const parentId = "b7ad6b7169203331";

describe("a traceparent", () => {
  it.each([
    `00-${traceId}-${parentId}-01`,
    `00-${traceId}-${parentId}-00`,
    // A later version may say more.
    `cc-${traceId}-${parentId}-01-what-the-future-brings`,
  ])("is continued: %s", (header) => {
    expect(continueTrace(header)).toMatchObject({ traceId });
  });

  it.each([
    undefined,
    "",
    `00-${traceId}-${parentId}`,
    `00-${traceId}-${parentId}-01-more`,
    `00-${traceId}-${parentId}-01.`,
    `ff-${traceId}-${parentId}-01`,
    `00-${traceId.toUpperCase()}-${parentId}-01`,
    `00-${"0".repeat(32)}-${parentId}-01`,
    `00-${traceId}-${"0".repeat(16)}-01`,
    `00-${traceId.slice(1)}-${parentId}-01`,
    `00-${traceId}-${parentId}-0x`,
  ])("is replaced by a new trace where it is wrong: %s", (header) => {
    const trace = continueTrace(header);
    expect(trace.traceId).toMatch(/^[\da-f]{32}$/);
    expect(trace.traceId).not.toBe(traceId);
  });

  it("is always sent in the form of version 00, whatever the caller sent", () => {
    const form = /^00-[\da-f]{32}-[\da-f]{16}-0[0-3]$/;
    fc.assert(fc.property(fc.string(), (header) => form.test(traceparentOf(continueTrace(header)))));
    expect(traceparentOf(continueTrace(`00-${traceId}-${parentId}-ff`))).toMatch(form);
  });
});
