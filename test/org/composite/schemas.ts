import { z } from "zod";
import { SalesforceError } from "../types.ts";

const subrequest = z.object({
  method: z.string(),
  url: z.string(),
  referenceId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_]*$/),
  body: z.unknown().optional(),
});

/**
 * A subrequest's headers are its own, but for three that it inherits from the top level and may not name. Of
 * any other the guide says only that it stands with the subrequest, so no other is inherited here. It said the
 * same of graphs until some edition; today's has no `httpHeaders` there, so nodes have none here.
 * (https://developer.salesforce.com/docs/atlas.en-us.246.0.api_rest.meta/api_rest/resources_composite_graph_composite_subrequest.htm,
 * https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-graph-composite-subrequest.html)
 */
const httpHeaders = z
  .record(z.string(), z.string())
  .refine((headers) => !Object.keys(headers).some((name) => inherited.test(name)), "Set at the top level")
  .optional();
const inherited = /^(accept|authorization|content-type)$/i;

export const compositeSchema = z.object({
  allOrNone: z.boolean().default(false),
  collateSubrequests: z.boolean().default(true),
  compositeRequest: z.array(subrequest.extend({ httpHeaders })),
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
