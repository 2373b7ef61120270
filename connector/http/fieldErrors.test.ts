import { z } from "@hono/zod-openapi";
import { describe, expect, it } from "vitest";
import { fieldErrorsOf, requestInvalid } from "./router.ts";

const schema = z.strictObject({ name: z.string().max(3), q: z.string() });
const refused = (input: unknown) =>
  requestInvalid(fieldErrorsOf(schema.safeParse(input).error?.issues ?? []));

describe("a request whose fields are wrong", () => {
  it("is refused for the fields, in words that developers find in the schema", () => {
    const { message, members } = refused({ name: "Lovelace" });

    expect(message).toBe("name: Too big: expected string to have <=3 characters. q is required.");
    expect(members).toEqual({ reason: "request-invalid" });
  });

  it("names five fields at most in its detail, and all of them beside it", () => {
    const extra = Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, 1]));
    const { message, fields } = refused({ name: "Ada", q: "", ...extra, f: 1 });

    expect(fields).toHaveLength(6);
    expect(message).toBe(
      `${["a", "b", "c", "d", "e"].map((name) => `${name} isn't a known field.`).join(" ")} And more.`,
    );
  });
});
