import { and, desc, eq, gt } from "drizzle-orm";
import type { AppContext, Caller, RequestContext } from "../context.ts";
import { grants, users } from "../database/schema/sessions.ts";
import type { BeforeExchange } from "../salesforce/salesforceApp.ts";
import { refusal } from "../reasons/refusal.ts";
import { traceOf } from "../work/trace.ts";
import { firstOf } from "../database/rows.ts";

/** The context of a verb for a caller. `beforeExchange`: see SalesforceApp. */
export function contextFor(
  app: AppContext,
  caller: Caller,
  requestId: string,
  beforeExchange?: BeforeExchange,
): RequestContext {
  const { userId, orgId, instanceUrl } = caller;
  const trace = traceOf(app);
  return {
    ...app,
    caller,
    requestId,
    trace,
    log: app.log.with({ requestId, traceId: trace.traceId, userId, orgId }),
    salesforce: app.salesforceApp.connect(
      { id: caller.grantId, orgId, instanceUrl },
      { trace, requestId, beforeExchange },
    ),
  };
}

/**
 * The context for work in the background, under the user's newest grant. Throws `session-expired` where the
 * user has none in that org, so that the work waits for a sign-in: a sandbox has the user ids of its
 * production org.
 */
export async function contextForUser(
  app: AppContext,
  { userId, orgId }: Pick<Caller, "userId" | "orgId">,
  requestId: string,
  beforeExchange?: BeforeExchange,
): Promise<RequestContext> {
  const row = await firstOf(
    app.database
      .select()
      .from(grants)
      .innerJoin(users, eq(users.id, grants.userId))
      .where(
        and(
          eq(grants.userId, userId),
          eq(grants.orgId, orgId),
          eq(users.orgId, orgId),
          gt(grants.expiresAt, app.clock()),
        ),
      )
      .orderBy(desc(grants.createdAt))
      .limit(1),
  );
  if (!row) throw refusal("sign-in-to-continue");
  const { id: _id, identityReadAt: _readAt, permissionSets: _sets, ...user } = row.users;
  const { id: grantId, instanceUrl } = row.grants;
  const caller = { ...user, session: null, grantId, instanceUrl, userId };
  return contextFor(app, caller, requestId, beforeExchange);
}
