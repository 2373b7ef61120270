import { reconcileDue } from "../../connector/creations/reconcile/reconcile.ts";
import { eq } from "drizzle-orm";
import { creations } from "../../connector/database/schema/contacts.ts";
import { users } from "../../connector/database/schema/sessions.ts";
import { quotaTerms } from "../../connector/settings/quotaTerms.ts";
import { readQuota } from "../../connector/settings/readQuota.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { findAccount } from "../support/findAccount.ts";
import { turnOnCreation } from "../support/turnOnCreation.ts";
import type { movableClock } from "../support/movableClock.ts";
import type { Stack } from "../support/startStack.ts";
import type { Refusal, RefusalSituation, RefusedLead } from "./refusal.ts";
import { firstOf } from "../../connector/database/rows.ts";

export const rep = "rep@practice.example";
const adminName = "admin@practice.example";
const colleague = "rep2@practice.example";

/**
 * Before each row everything is as an admin and Salesforce would have it: creation on, no faults, no rules.
 */
export interface RefusalRunner {
  /** What a row works with; what the org says of itself is read anew in it. */
  situationFor(refusal: Refusal, lead: RefusedLead): Promise<RefusalSituation>;
  /** A lead of the user's that no other row has. */
  leadFor(index: number): Omit<RefusedLead, "id">;
  addLeads(client: ApiClient, list: string, leads: Omit<RefusedLead, "id">[]): Promise<RefusedLead[]>;
  /** Contacts and roles in the org, and the quota that the user has used. */
  ledger(username: string): Promise<Record<string, number>>;
  /** Settles what is not known yet, without waiting for it. */
  settle(): Promise<void>;
  /** Puts back all that a row has changed. */
  putBack(refusal: Refusal, situation: RefusalSituation): Promise<void>;
}

export async function createRefusalRunner(
  stack: Stack,
  clock: ReturnType<typeof movableClock>,
  signIn: (username: string) => Promise<ApiClient>,
): Promise<RefusalRunner> {
  const clients = new Map<string, ApiClient>();
  const clientOf = async (username: string) => {
    const known = clients.get(username);
    // A row may have ended the session.
    if (known && (await known.get("/v1/connection")).status === 200) return known;
    const client = await signIn(username);
    clients.set(username, client);
    return client;
  };
  await turnOnCreation(await clientOf(adminName));
  const account = findAccount(stack.org);
  const { db } = stack.org.org;
  const count = (object: string) => {
    const row = db.prepare(`SELECT count(*) AS rows FROM ${object} WHERE IsDeleted = 0`).get();
    return (row as { rows: number }).rows;
  };
  const addLeads: RefusalRunner["addLeads"] = async (client, name, leads) => {
    const rows = leads.map(({ firstName, lastName, profileUrl }) => ({
      firstName,
      lastName,
      ...(profileUrl !== "" && { profileUrl }),
      title: "Head of Supply",
      company: account.name,
      location: "Pittsburgh, United States",
    }));
    const list = await client.post<{ id: string }>("/v1/lead-lists", { name, leads: rows });
    const { body } = await client.get<{ items: { id: string; lastName: string }[] }>(
      `/v1/lead-lists/${list.body.id}/leads?limit=200`,
    );
    return leads.map((lead) => {
      const found = body.items.find((item) => item.lastName === lead.lastName);
      if (!found) throw new Error(`no lead ${lead.lastName}`);
      return { ...lead, id: found.id };
    });
  };

  return {
    addLeads,
    leadFor: (index) => ({
      firstName: "Quinn",
      lastName: `Testley${letters(index)}`,
      email: `quinn.${index}@testley.example`,
      profileUrl: `https://www.linkedin.com/in/quinn-testley-${index}`,
    }),
    async situationFor(refusal, lead) {
      clock.advance({ minutes: 6 });
      const username = refusal.username ?? rep;
      const contact = typeof refusal.contact === "function" ? refusal.contact(lead) : refusal.contact;
      const role = { opportunityId: account.openOpportunityId, role: "Decision Maker" };
      return {
        stack,
        user: await clientOf(username),
        username,
        lead,
        account,
        colleague: () => clientOf(colleague),
        async addLead(client, like) {
          const [added] = await addLeads(client, `Of ${like.lastName}`, [like]);
          return added?.id ?? "";
        },
        creation: () => ({
          leadId: lead.id,
          contact: {
            FirstName: lead.firstName,
            LastName: lead.lastName,
            AccountId: account.id,
            Title: "Head of Supply",
            MailingCountry: "Germany",
            ...contact,
          },
          ...(refusal.withRole && role),
        }),
        waitAMinute: () => clock.advance({ minutes: 1 }),
        async changeSettings(changes) {
          const admin = await clientOf(adminName);
          const settings = await admin.get<Record<string, unknown>>("/v1/settings");
          const { status, body } = await admin.put("/v1/settings", { ...settings.body, ...changes });
          if (status !== 200) throw new Error(`settings were not saved: ${JSON.stringify(body)}`);
        },
      };
    },
    async ledger(username) {
      const { database } = stack.app;
      const user = await firstOf(database.select().from(users).where(eq(users.username, username)));
      const owner = user && { orgId: user.orgId, userId: user.id };
      const quota =
        owner && (await readQuota(database, owner, await quotaTerms(database, owner, clock.now())));
      return {
        contacts: count("Contact"),
        roles: count("OpportunityContactRole"),
        quotaUsed: quota?.used ?? 0,
      };
    },
    async settle() {
      const { database } = stack.app;
      const running = async (state: "sent" | "unknown") =>
        (await database.select().from(creations).where(eq(creations.state, state))).length > 0;
      while (await running("sent")) await new Promise(setImmediate);
      while (await running("unknown")) {
        clock.advance({ minutes: 1 });
        await reconcileDue(stack.app);
      }
    },
    async putBack(refusal, situation) {
      stack.waitForSalesforce();
      await stack.practice("DELETE", "/faults");
      await stack.practice("PATCH", "/settings", {
        duplicateRule: "off",
        stateAndCountryPicklists: false,
        perUserApiLimit: null,
      });
      await refusal.restore?.(situation);
    },
  };
}

/** 0 → a, 1 → b, … 26 → ba: names hold letters. */
function letters(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : letters(Math.floor(index / 26)) + letter;
}
