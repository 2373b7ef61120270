import type { ApiClient } from "./apiClient.ts";
import { findAccount, type AccountInUse } from "./findAccount.ts";
import { startConnector, type ConnectorUnderTest, type StartOptions } from "./startConnector.ts";
import { turnOnCreation } from "./turnOnCreation.ts";

/** A connector with creation turned on, a rep, and a way to ask the org itself what is in it. */
export interface ContactScene {
  connector: ConnectorUnderTest;
  admin: ApiClient;
  rep: ApiClient;
  account: AccountInUse;
  /** A fresh lead of the client's, alone in a list of its own. */
  addLead(client?: ApiClient, changes?: Record<string, string>): Promise<{ leadId: string; listId: string }>;
  /** A body for POST /v1/contacts that nothing is wrong with. */
  creation(leadId: string, changes?: Record<string, unknown>): CreationBody;
  usedQuota(client?: ApiClient): Promise<number>;
  /** Records in the org, whoever asks: nothing stands between this and the org's own data. */
  contactsNamed(lastName: string): Record<string, unknown>[];
  rolesOf(contactId: string): Record<string, unknown>[];
  /** What an admin changes from now on comes after what the org has said so far: HTTP tells times by the second, and tests are faster. */
  later(): void;
  /** API calls the org has seen since the last `DELETE /__practice/requests`. */
  apiCalls(): Promise<{ method: string; path: string; user: string | null }[]>;
  close(): Promise<void>;
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
  fields?: { field: string; message: string }[];
  creationId?: string;
  [member: string]: unknown;
}

let counter = 0;

export async function startContactScene(options: StartOptions = {}): Promise<ContactScene> {
  const connector = await startConnector(options);
  const admin = await connector.signIn("admin@practice.example");
  const rep = await connector.signIn("rep@practice.example");
  await turnOnCreation(admin);
  const account = findAccount(connector.org);

  return {
    connector,
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
        location: "Berlin, Germany",
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
      rows(connector, "SELECT * FROM Contact WHERE LastName = ? AND IsDeleted = 0", lastName),
    rolesOf: (contactId) =>
      rows(
        connector,
        "SELECT * FROM OpportunityContactRole WHERE ContactId = ? AND IsDeleted = 0",
        contactId,
      ),
    later: () => moveOrgOn(connector),
    async apiCalls() {
      const log = await connector.practice<{ method: string; path: string; user: string | null }[]>(
        "GET",
        "/requests",
      );
      return log.filter(({ path }) => path.includes("/services/data"));
    },
    close: () => connector.close(),
  };
}

/** Moves the practice org's clock two seconds on. */
export function moveOrgOn({ org: { org } }: ConnectorUnderTest): void {
  const { now } = org;
  org.now = () => new Date(now().getTime() + 2000);
}

function rows(
  connector: ConnectorUnderTest,
  sql: string,
  ...parameters: string[]
): Record<string, unknown>[] {
  return connector.org.org.db.prepare(sql).all(...parameters) as Record<string, unknown>[];
}
