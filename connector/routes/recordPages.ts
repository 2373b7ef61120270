import { createRoute, z } from "@hono/zod-openapi";
import { salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { readAccountPeople } from "../recordPage/accountPage.ts";
import { readBuyingGroup } from "../recordPage/opportunityPage.ts";
import { readContactLead } from "../recordPage/contactPage.ts";
import { accountPeopleSchema, buyingGroupSchema, contactLeadSchema } from "./schemas/recordPages.ts";
import { recordIdSchema } from "./schemas/shared.ts";

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
