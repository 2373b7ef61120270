import { createRoute, z } from "@hono/zod-openapi";
import { createContact } from "../creations/createContact.ts";
import { readCreation } from "../creations/readCreation.ts";
import { undoCreation } from "../creations/undoCreation.ts";
import { idempotencyHeaderSchema, problemResponses, salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { readOwnQuota } from "../quota/readQuota.ts";
import { createContactSchema, createdContactSchema, creationSchema } from "./schemas/contacts.ts";

const create = createRoute({
  method: "post",
  path: "/v1/contacts",
  summary: "Create a contact from a lead, with its role on an opportunity: both or neither",
  request: {
    headers: idempotencyHeaderSchema,
    body: { required: true, content: { "application/json": { schema: createContactSchema } } },
  },
  responses: {
    201: { description: "Created", content: { "application/json": { schema: createdContactSchema } } },
    ...salesforceResponses(
      "outcome-unknown",
      "not-found",
      "creation-disabled",
      "lead-source-missing",
      "already-in-crm",
      "duplicate-detected",
      "creation-in-progress",
      "validation-failed",
      "quota-exceeded",
    ),
  },
});

const creationParams = z.object({
  creationId: z
    .string()
    .max(100)
    .describe(
      "Of the creation, or of its contact. Where several creations have the contact, as one that was undone " +
        "and a newer one, the newest is meant",
    ),
});

const read = createRoute({
  method: "get",
  path: "/v1/contacts/{creationId}",
  summary: "Where a creation stands: what to poll after outcome-unknown",
  request: { params: creationParams },
  responses: {
    200: { description: "The creation", content: { "application/json": { schema: creationSchema } } },
    ...problemResponses("not-found"),
  },
});

const undo = createRoute({
  method: "delete",
  path: "/v1/contacts/{creationId}",
  summary:
    "Take a contact back within some minutes of its creation, as the admin decides; it counts no longer",
  request: { params: creationParams },
  responses: {
    200: { description: "Undone", content: { "application/json": { schema: creationSchema } } },
    ...salesforceResponses("not-found", "validation-failed", "creation-in-progress"),
  },
});

/** Creates contacts one at a time. */
export const contactRoutes = createRouter()
  .openapi(create, async (c) => {
    const ctx = c.get("context");
    const input = c.req.valid("json");
    const created = await createContact(ctx, input, c.req.valid("header")["idempotency-key"]);
    const { creationId, contactId, opportunityContactRoleId, url, undoSeconds } = created;
    return c.json(
      {
        creationId,
        contactId,
        ...(opportunityContactRoleId !== null && { opportunityContactRoleId }),
        name: [input.contact["FirstName"], input.contact["LastName"]].join(" ").trim(),
        url,
        undoSeconds,
        quota: await readOwnQuota(ctx),
      },
      201,
    );
  })
  .openapi(read, async (c) => {
    const ctx = c.get("context");
    const creation = await readCreation(ctx, c.req.valid("param").creationId);
    return c.json({ ...creation, quota: await readOwnQuota(ctx) }, 200);
  })
  .openapi(undo, async (c) => {
    const ctx = c.get("context");
    const creation = await undoCreation(ctx, c.req.valid("param").creationId);
    return c.json({ ...creation, quota: await readOwnQuota(ctx) }, 200);
  });
