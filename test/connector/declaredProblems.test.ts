import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireDeclared } from "../support/declaredProblems.ts";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

const answer = (method: string, path: string, status: number, code: string) => () =>
  requireDeclared({ method, path, status, body: { code } });

describe("an answer of a stack's client", () => {
  it("fails the test where its route does not declare the code", () => {
    expect(answer("GET", "/v1/accounts?q=x", 409, "already-in-crm")).toThrow(
      "GET /v1/accounts answers 409 already-in-crm, which /openapi.json does not say of it.",
    );
  });

  it("fails the test where its route declares the code with another status", () => {
    expect(answer("GET", "/v1/accounts", 500, "api-disabled")).toThrow("500 api-disabled");
  });

  it("passes where its route declares code and status, and where there is no such route", () => {
    answer("GET", "/v1/accounts", 403, "api-disabled")();
    answer("GET", "/v1/contacts/x", 404, "not-found")();
    answer("GET", "/v1/nowhere", 404, "not-found")();
  });
});
