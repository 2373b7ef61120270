import { describe, expect, it } from "vitest";
import { digestOf } from "./digestOf.ts";

describe("the digest of a request's body", () => {
  const body = { leadId: "1", contact: { FirstName: "Quinn", LastName: "Testley" }, roles: [1, 2] };

  it("is the same whatever the order of its members", () => {
    const turned = { roles: [1, 2], contact: { LastName: "Testley", FirstName: "Quinn" }, leadId: "1" };
    expect(digestOf(turned)).toBe(digestOf(body));
    expect(digestOf({ ...body, role: undefined })).toBe(digestOf(body));
  });

  it("is another for any other value, and for another order of a list", () => {
    const others = [
      { ...body, leadId: "2" },
      { ...body, leadId: 1 },
      { ...body, role: null },
      { ...body, roles: [2, 1] },
    ];
    expect(new Set([body, ...others].map(digestOf)).size).toBe(others.length + 1);
  });
});
