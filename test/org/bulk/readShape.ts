import { z } from "zod";
import { SalesforceError } from "../types.ts";
import { delimiters } from "./csv.ts";

/** What all jobs may say of their CSV. */
export const formatShape = {
  contentType: z.literal("CSV").default("CSV"),
  columnDelimiter: z.enum(Object.keys(delimiters) as [string, ...string[]]).default("COMMA"),
  lineEnding: z.enum(["LF", "CRLF"]).default("LF"),
};

export function invalidJob(message: string): SalesforceError {
  return new SalesforceError(400, "INVALIDJOB", message);
}

/** A job from a client's description. Throws INVALIDJOB with the reason. */
export function readShape<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidJob(`${issue?.path.join(".") ?? "job"} : ${issue?.message ?? "invalid"}`);
}
