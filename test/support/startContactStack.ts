import type { ApiClient } from "./apiClient.ts";
import { findAccount, type AccountInUse } from "./findAccount.ts";
import { startStack, type Stack, type StartOptions } from "./startStack.ts";
import { turnOnCreation } from "./turnOnCreation.ts";

/** A stack with creation turned on, a rep, and a way to ask the org itself what is in it. */
export interface ContactStack extends Stack {
  admin: ApiClient;
  rep: ApiClient;
  account: AccountInUse;
  /** A fresh lead of the client's, alone in a list of its own. */
  addLead(client?: ApiClient, changes?: Record<string, string>): Promise<{ leadId: string; listId: string }>;
  /** A valid body for POST /v1/contacts. */
  creation(leadId: string, changes?: Record<string, unknown>): CreationBody;
  usedQuota(client?: ApiClient): Promise<number>;
  /** Records as the org stores them, whoever may see them. */
  contactsNamed(lastName: string): Record<string, unknown>[];
  rolesOf(contactId: string): Record<string, unknown>[];
  /**
   * Moves the org's clock on, so that an admin's next change is later than the org's last answer. HTTP tells
   * times by the second, and tests are faster.
   */
  later(): void;
  /** API calls the org has seen since the last `DELETE /__practice/requests`. */
  apiCalls(): Promise<{ method: string; path: string; user: string | null }[]>;
}

export interface CreationBody {
  leadId: string;
  contact: Record<string, unknown>;
  [member: string]: unknown;
}

export interface Problem {
  code: string;
  detail: string;
  action: string;
  fields?: { field: string; message: string; reason?: string }[];
  creationId?: string;
  [member: string]: unknown;
}

let counter = 0;

export async function startContactStack(options: StartOptions = {}): Promise<ContactStack> {
  const stack = await startStack(options);
  const admin = await stack.signIn("admin@practice.example");
  const rep = await stack.signIn("rep@practice.example");
  await turnOnCreation(admin);
  const account = findAccount(stack.org);

  return {
    ...stack,
    admin,
    rep,
    account,
    async addLead(client = rep, changes = {}) {
      counter += 1;
      const lead = {
        firstName: "Quinn",
        lastName: `Testley${counter}`,
        title: "Head of Supply",
        company: account.name,
        location: "Pittsburgh, United States",
        profileUrl: `https://www.linkedin.com/in/quinn-testley-${process.pid}-${counter}`,
        ...changes,
      };
      const list = await client.post<{ id: string }>("/v1/lead-lists", {
        name: `List ${counter}`,
        leads: [lead],
      });
      const leads = await client.get<{ items: { id: string }[] }>(`/v1/lead-lists/${list.body.id}/leads`);
      const [first] = leads.body.items ?? [];
      if (!first) throw new Error(`no lead: ${JSON.stringify([list.body, leads.body])}`);
      return { leadId: first.id, listId: list.body.id };
    },
    creation(leadId, changes = {}) {
      const { contact, ...others } = changes;
      return {
        leadId,
        contact: {
          FirstName: "Quinn",
          LastName: `Testley${counter}`,
          AccountId: account.id,
          Title: "Head of Supply",
          MailingCountry: "Germany",
          ...(contact as Record<string, unknown> | undefined),
        },
        ...others,
      };
    },
    async usedQuota(client = rep) {
      const { body } = await client.get<{ quota: { used: number } }>("/v1/connection");
      return body.quota.used;
    },
    contactsNamed: (lastName) =>
      rows(stack, "SELECT * FROM Contact WHERE LastName = ? AND IsDeleted = 0", lastName),
    rolesOf: (contactId) =>
      rows(stack, "SELECT * FROM OpportunityContactRole WHERE ContactId = ? AND IsDeleted = 0", contactId),
    later: () => moveOrgOn(stack),
    async apiCalls() {
      const log = await stack.practice<{ method: string; path: string; user: string | null }[]>(
        "GET",
        "/requests",
      );
      return log.filter(({ path }) => path.includes("/services/data"));
    },
  };
}

/** Moves the practice org's clock two seconds on. */
export function moveOrgOn({ org: { org } }: Stack): void {
  const { now } = org;
  org.now = () => new Date(now().getTime() + 2000);
}

function rows(stack: Stack, sql: string, ...parameters: string[]): Record<string, unknown>[] {
  return stack.org.org.db.prepare(sql).all(...parameters) as Record<string, unknown>[];
}
