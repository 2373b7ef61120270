import { z } from "@hono/zod-openapi";
import { liftErasureSchema } from "./erasedPeople.ts";

const said = liftErasureSchema.shape;

export const personSchema = z
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

export const eraseSchema = z
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

export const foundPersonSchema = z
  .object({
    leads: z.array(leadSchema),
    texts: z.array(textSchema).describe("Texts of others that name the person"),
    isCut: z.boolean().describe("Whether there is more than is shown"),
  })
  .openapi("FoundPerson");

export const certificateSchema = z
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

export const exportedSchema = z.record(z.string(), z.unknown()).openapi("ExportedPerson");
