import { z } from "zod";
import { SalesforceError } from "../types.ts";

const subrequest = z.object({
  method: z.string(),
  url: z.string(),
  referenceId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_]*$/),
  body: z.unknown().optional(),
  httpHeaders: z.record(z.string(), z.string()).optional(),
});

export const compositeSchema = z.object({
  allOrNone: z.boolean().default(false),
  collateSubrequests: z.boolean().default(true),
  compositeRequest: z.array(subrequest),
});

export const graphSchema = z.object({
  graphs: z.array(z.object({ graphId: z.string(), compositeRequest: z.array(subrequest) })),
});

const record = z.record(z.string(), z.unknown());

export const collectionSchema = z.object({
  allOrNone: z.boolean().default(false),
  records: z.array(record),
});

export const retrieveSchema = z.object({ ids: z.array(z.string()), fields: z.array(z.string()) });

export const treeSchema = z.object({ records: z.array(record) });

/** The body in the requested shape. Refuses any other as Salesforce's parser does, with the position. */
export function shaped<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join(".") ?? "";
  throw new SalesforceError(400, "JSON_PARSER_ERROR", `${where || "body"}: ${issue?.message ?? "not valid"}`);
}
