import { eq } from "drizzle-orm";
import { createBatch } from "../../connector/jobs/batch/createBatch.ts";
import { grants, users } from "../../connector/database/schema/sessions.ts";
import { importLeadInputs } from "../../connector/leads/importLeadFile.ts";
import { findLeadIds } from "../../connector/leads/findLeads.ts";
import { contextForUser } from "../../connector/signIn/contextFor.ts";
import { sealTokens } from "../../connector/signIn/grantStore.ts";
import type { ContactStack } from "./startContactStack.ts";
import { mapInTurns } from "../../connector/work/inTurns.ts";
import { firstOf } from "../../connector/database/rows.ts";

/**
 * A user of the connector with batches of their own. Salesforce takes all of them for the rep, because the
 * practice org has only a few users.
 */
export interface Colleague {
  userId: string;
  /** Starts a batch of `size` new leads. Answers its id. */
  startBatch(size: number): Promise<string>;
  /** Imports `size` new leads. Answers a function that starts their batch. */
  prepareBatch(size: number): Promise<() => Promise<string>>;
}

/** Users of the connector as if each had signed in. */
export async function addColleagues(stack: ContactStack, count: number): Promise<Colleague[]> {
  const { app } = stack;
  const rep = await firstOf(
    app.database.select().from(users).where(eq(users.username, "rep@practice.example")),
  );
  const grant = rep && (await firstOf(app.database.select().from(grants).where(eq(grants.userId, rep.id))));
  if (!grant) throw new Error("the rep is not signed in");
  const tokens = {
    accessToken: app.vault.open(grant.sealedAccessToken, `grant:${grant.id}:access`),
    refreshToken: app.vault.open(grant.sealedRefreshToken, `grant:${grant.id}:refresh`),
  };
  // The stack's own account is for the rep.
  const opportunities = findOpportunities(stack).filter(({ accountId }) => accountId !== stack.account.id);
  return mapInTurns([...Array(count).keys()], async (index) => {
    const userId = `005Colleague${String(index).padStart(6, "0")}`;
    const grantId = `grant-${index}`;
    await app.database
      .insert(users)
      .values({ ...rep, id: userId, username: `colleague${index}@practice.example` });
    await app.database
      .insert(grants)
      .values({ ...grant, ...sealTokens(app.vault, grantId, tokens), id: grantId, userId });
    const own = opportunities[index];
    if (!own) throw new Error("the org has fewer accounts with open opportunities");
    const prepareBatch = (size: number) => prepareBatchOf(stack, userId, own, size);
    return { userId, prepareBatch, startBatch: async (size) => (await prepareBatch(size))() };
  });
}

interface Target {
  accountId: string;
  opportunityId: string;
}

/**
 * One open opportunity for each account. Colleagues at one account would wait for its lock, and the test
 * would measure that instead of turns.
 */
function findOpportunities(stack: ContactStack): Target[] {
  return stack.org.org.db
    .prepare(
      "SELECT Opportunity.AccountId AS accountId, min(Opportunity.Id) AS opportunityId FROM Opportunity" +
        " JOIN User ON User.Id = Opportunity.OwnerId" +
        " WHERE IsClosed = 0 AND User.Username = 'rep@practice.example' GROUP BY Opportunity.AccountId ORDER BY Opportunity.AccountId",
    )
    .all() as Target[];
}

let counter = 0;

async function prepareBatchOf(
  stack: ContactStack,
  userId: string,
  target: Target,
  size: number,
): Promise<() => Promise<string>> {
  const ctx = await contextForUser(stack.app, { userId, orgId: stack.org.orgId }, "colleague");
  counter += 1;
  const inputs = Array.from({ length: size }, (_, index) => ({
    firstName: `Colle${index}`,
    lastName: `Ague${counter}`,
    title: "Planner",
    location: "Pittsburgh, United States",
    profileUrl: `https://www.linkedin.com/in/colleague-${counter}-${index}`,
  }));
  const { id: listId } = await importLeadInputs(ctx, "Theirs", inputs);
  const { ids } = await findLeadIds(ctx, { listId });
  const rows = ids.map((leadId) => ({ leadId, ...target }));
  return async () => (await createBatch(ctx, { rows })).id;
}
