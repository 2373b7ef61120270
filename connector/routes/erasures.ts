import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import { salesforceResponses } from "../http/schemas.ts";
import { wordsFor } from "../http/wordsFor.ts";
import { liftErasures, readErasedPeople } from "../privacy/liftErasures.ts";
import { erasePersonByAdmin, exportPersonByAdmin, lookForPerson } from "../privacy/serveErasure.ts";

const erasedPeopleSchema = z
  .object({ count: z.int().describe("Erasures that are remembered; nobody is named") })
  .openapi("ErasedPeople");

const liftErasureSchema = z
  .strictObject({
    profileUrl: z.string().trim().max(4_000).optional(),
    email: z.string().trim().max(320).optional(),
    name: z.string().trim().max(200).optional().describe("First and last name, together with a company"),
    company: z.string().trim().max(300).optional(),
  })
  .openapi("LiftErasure");

const liftedSchema = z
  .object({ lifted: z.int().describe("0 where nobody on the list is the one"), count: z.int() })
  .openapi("LiftedErasures");

const read = createRoute({
  method: "get",
  path: "/v1/erased-people",
  summary: "How many people stay out of imports since they were erased on request (admin)",
  responses: {
    200: { description: "Count", content: { "application/json": { schema: erasedPeopleSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

const lift = createRoute({
  method: "post",
  path: "/v1/erased-people/lift",
  summary: "Let a person be imported again who was erased on request (admin)",
  request: { body: { required: true, content: { "application/json": { schema: liftErasureSchema } } } },
  responses: {
    200: { description: "What was lifted", content: { "application/json": { schema: liftedSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

export const erasedPeopleRoutes = createRouter()
  .openapi(read, async (c) => c.json(await readErasedPeople(c.get("context")), 200))
  .openapi(lift, async (c) => c.json(await liftErasures(c.get("context"), c.req.valid("json")), 200));

const said = liftErasureSchema.shape;

const personSchema = z
  .strictObject({
    ...said,
    leadIds: z.array(z.string().max(100)).max(200).optional().describe("The leads that were chosen"),
    otherLeadIds: z
      .array(z.string().max(100))
      .max(200)
      .optional()
      .describe("The leads that were found and not chosen: they stay"),
  })
  .openapi("Person");

const eraseSchema = z
  .strictObject({
    ...personSchema.shape,
    blanksTexts: z.boolean().describe("Whether the texts of others that name the person are blanked"),
  })
  .openapi("ErasePerson");

const leadSchema = z.object({
  leadId: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  company: z.string().nullable(),
  location: z.string().nullable(),
  email: z.string().nullable(),
  profileUrl: z.string().nullable(),
  owner: z.object({ id: z.string(), name: z.string() }).describe("The rep who imported it"),
  lists: z.array(z.string()),
  why: z.enum(["lead", "profile", "email", "name"]).describe("By what it was found"),
  isMeant: z.boolean().describe("False for a candidate, which somebody has to choose"),
  contactId: z.string().nullable().describe("The contact in Salesforce that was made of it"),
});

const textSchema = z.object({
  where: z.enum(["list", "lead", "batch", "batchRow", "rehearsal", "rehearsalRow", "creation"]),
  id: z.string(),
  field: z.string(),
  text: z.string().describe("200 characters at most"),
});

const foundPersonSchema = z
  .object({
    leads: z.array(leadSchema),
    texts: z.array(textSchema).describe("Texts of others that name the person"),
    isCut: z.boolean().describe("Whether there is more than is shown"),
  })
  .openapi("FoundPerson");

const certificateSchema = z
  .object({
    erasureId: z.string(),
    erasedAt: z.iso.datetime(),
    erasedBy: z.object({ id: z.string(), username: z.string() }),
    leads: z.int(),
    waiting: z.int().describe("Leads hidden now, which go when a running creation has ended"),
    texts: z.int().describe("Texts of others that were blanked"),
    remembered: z
      .object({ profiles: z.int(), emails: z.int(), names: z.int() })
      .describe("By how many keyed hashes imports leave the person out"),
    contactIds: z.array(z.string()).describe("Contacts in Salesforce, which stay"),
    goneFromFileBy: z.iso
      .datetime()
      .nullable()
      .describe("When unused parts of the database's file have nothing left; null where nobody can tell"),
  })
  .openapi("ErasureCertificate");

const exportedSchema = z.record(z.string(), z.unknown()).openapi("ExportedPerson");

const personBody = { body: { required: true, content: { "application/json": { schema: personSchema } } } };

const find = createRoute({
  method: "post",
  path: "/v1/erasures/find",
  summary: "Find what is kept of a person, of all reps (admin)",
  request: personBody,
  responses: {
    200: { description: "Leads and texts", content: { "application/json": { schema: foundPersonSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

const erase = createRoute({
  method: "post",
  path: "/v1/erasures",
  summary: "Erase a person: the leads that were chosen, or those that are certainly meant (admin)",
  request: { body: { required: true, content: { "application/json": { schema: eraseSchema } } } },
  responses: {
    200: { description: "A certificate", content: { "application/json": { schema: certificateSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

const exported = createRoute({
  method: "post",
  path: "/v1/erasures/export",
  summary: "What is kept of a person, to hand to them (admin)",
  request: personBody,
  responses: {
    200: { description: "A document", content: { "application/json": { schema: exportedSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

export const erasureRoutes = createRouter()
  .openapi(find, async (c) => c.json(await lookForPerson(c.get("context"), c.req.valid("json")), 200))
  .openapi(erase, async (c) => c.json(await erasePersonByAdmin(c.get("context"), c.req.valid("json")), 200))
  .openapi(exported, async (c) =>
    c.json(await exportPersonByAdmin(c.get("context"), c.req.valid("json"), wordsFor(c)), 200),
  );
