import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import { salesforceResponses, sentenceSchema, shownProblemSchema } from "../http/schemas.ts";
import { readAccountPeople } from "../pages/record/accountPage.ts";
import { readContactLead } from "../pages/record/contactPage.ts";
import { readBuyingGroup } from "../pages/record/opportunityPage.ts";
import { accountSchema } from "./contacts.ts";
import { leadSchema, matchSchema } from "./leads.ts";
import { recordIdSchema } from "./shared.ts";

const namedSchema = z.object({ id: z.string(), name: z.string() });

const pageAccountSchema = accountSchema.pick({ id: true, name: true, country: true, countryCode: true });

const contactOfPageSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    account: namedSchema.nullable(),
    url: z.string().describe("Opens the contact in Lightning"),
  })
  .openapi("ContactOfPage");

const personSchema = z
  .object({
    lead: leadSchema.omit({ crm: true }).extend({
      lists: z.array(namedSchema).describe("Those that the caller sees it in, the newest first"),
    }),
    crm: leadSchema.shape.crm
      .extend({ contact: contactOfPageSchema.optional().describe("Where the caller sees it") })
      .describe("As far as a look at the record's contacts and at the lead's name tells"),
    account: pageAccountSchema
      .nullable()
      .describe("Where the lead works within the account's hierarchy; null for who works elsewhere"),
  })
  .openapi("PersonOfPage");

const blockersSchema = z
  .array(shownProblemSchema)
  .describe("Why nobody can be added here; empty where the caller can");

const accountPeopleSchema = z
  .object({
    account: pageAccountSchema,
    missing: z.array(personSchema).describe("No contact, as far as is known; 200 at most"),
    present: z.array(personSchema).describe("Linked to a contact, or likely one; 200 at most"),
    left: z
      .array(
        personSchema.extend({
          left: sentenceSchema.describe(
            "Where the person works, and that the contact's account is another one",
          ),
        }),
      )
      .describe("Contacts of the account whose lead works elsewhere by now; 200 at most"),
    counts: z.object({ missing: z.int(), present: z.int(), left: z.int() }),
    total: z.int().describe("How many leads belong to the account"),
    blockers: blockersSchema,
  })
  .openapi("AccountPeople");

const filledShape = {
  contactId: z.string(),
  name: z.string().nullable().describe("Null where the caller does not see the contact"),
  title: z.string().nullable(),
  isPrimary: z.boolean(),
};

const buyingGroupSchema = z
  .object({
    opportunity: z.object({
      id: z.string(),
      name: z.string(),
      accountId: z.string().nullable(),
      accountName: z.string().nullable(),
      account: pageAccountSchema.nullable(),
      isClosed: z.boolean(),
      isWon: z.boolean(),
    }),
    roles: z
      .array(
        z.object({
          value: z.string(),
          label: z.string(),
          filledBy: z.array(z.object(filledShape)),
          candidates: z
            .object({
              leads: z.array(personSchema).describe("No contact yet"),
              contacts: z.array(
                z.object({
                  contactId: z.string(),
                  name: z.string(),
                  title: z.string().nullable(),
                  leadId: z.string().describe("By whom `POST /v1/leads/{id}/roles` gives it the role"),
                  isLinked: z
                    .boolean()
                    .describe("Otherwise the lead likely is the contact, and has to be linked first"),
                }),
              ),
            })
            .describe("Who fits by title, else who decides most; three at most, and nobody who has a role"),
        }),
      )
      .describe("Active values of OpportunityContactRole.Role"),
    others: z
      .array(z.object({ ...filledShape, role: z.string().describe("Empty where there is none") }))
      .describe("Contacts on it without a role, or with one that the org offers no more"),
    blockers: blockersSchema,
  })
  .openapi("BuyingGroup");

const contactLeadSchema = z
  .object({
    contact: contactOfPageSchema,
    lead: personSchema
      .nullable()
      .describe("The lead that is linked to the contact, else the likeliest one; null where none is"),
    isLinked: z.boolean(),
    match: matchSchema
      .nullable()
      .describe("What lead and contact have in common, and what differs; null without a lead"),
    others: z.array(personSchema).describe("Other leads of the contact's company, 50 at most"),
    total: z.int().describe("How many there are"),
  })
  .openapi("ContactLead");

const ofRecord = { params: z.object({ id: recordIdSchema }) };

const people = createRoute({
  method: "get",
  path: "/v1/accounts/{id}/people",
  summary: "Leads of all lists that the caller sees who belong to the account, and who have left it",
  request: ofRecord,
  responses: {
    200: {
      description: "Who is missing in the CRM, who is there, and who works elsewhere by now",
      content: { "application/json": { schema: accountPeopleSchema } },
    },
    ...salesforceResponses("not-found"),
  },
});

const buyingGroup = createRoute({
  method: "get",
  path: "/v1/opportunities/{id}/buying-group",
  summary: "Who fills the roles of an opportunity, and who of the caller's leads could fill the others",
  request: ofRecord,
  responses: {
    200: {
      description: "The org's roles, in its order",
      content: { "application/json": { schema: buyingGroupSchema } },
    },
    ...salesforceResponses("not-found"),
  },
});

const lead = createRoute({
  method: "get",
  path: "/v1/records/{id}/lead",
  summary: "The lead that a contact is, what differs, and other leads of its company",
  request: ofRecord,
  responses: {
    200: {
      description: "The linked lead, else the likeliest one",
      content: { "application/json": { schema: contactLeadSchema } },
    },
    ...salesforceResponses("not-found"),
  },
});

/** What the pages of Salesforce's records show of the caller's leads. */
export const recordPageRoutes = createRouter()
  .openapi(people, async (c) =>
    c.json(await readAccountPeople(c.get("context"), c.req.valid("param").id), 200),
  )
  .openapi(buyingGroup, async (c) =>
    c.json(await readBuyingGroup(c.get("context"), c.req.valid("param").id), 200),
  )
  .openapi(lead, async (c) => c.json(await readContactLead(c.get("context"), c.req.valid("param").id), 200));
