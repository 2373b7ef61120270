import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { AppContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { grants, orgs, users } from "../database/schema/sessions.ts";
import { AppError } from "../errors.ts";
import { refusal, refusalBecause, type Reason } from "../reasons/refusal.ts";
import {
  parseIdentityUrl,
  readIdentity,
  type Identity,
  readOrganization,
  type Organization,
} from "../salesforce/identity.ts";
import { readOwnPermissionSets } from "../salesforce/team/holders.ts";
import { isAllowedInstance, exchangeCode, revokeToken, type TokenAnswer } from "../salesforce/oauth.ts";
import { readOr } from "../salesforce/patience.ts";
import { type PackageAccess, readPackageAccess } from "../salesforce/packageAccess.ts";
import { traceOf } from "../work/trace.ts";
import { proposeOrg, refuseOtherOrg, describeOrg, readOrgBinding } from "./orgBinding.ts";
import { sealTokens } from "./grantStore.ts";
import { forgetRefusal, keepRefusal } from "./signInRefusals.ts";
import { signInLifeMs } from "./startSignIn.ts";
import { activeKind, userColumns } from "./requireAdmin.ts";
import { firstOf } from "../database/rows.ts";

/**
 * Exchanges an authorization code for a grant and keeps it only if its user may use Crosswalk: the right org,
 * an instance of it, API access. Otherwise revokes the grant and throws the reason. Answers the grant's id.
 */
export async function acceptGrant(app: AppContext, code: string, codeVerifier: string): Promise<string> {
  const { settings } = app.salesforceApp;
  const answer = await exchangeCode(settings, traceOf(app), code, codeVerifier);
  try {
    return await keep(app, answer, await examine(app, answer));
  } catch (error) {
    const at = isAllowedInstance(answer.instanceUrl, settings.instanceHosts)
      ? answer.instanceUrl
      : settings.loginUrl;
    const revoked = await revokeToken(settings, traceOf(app), answer.refreshToken ?? answer.accessToken, at);
    app.log.info({ outcome: revoked }, "revoked what a refused sign-in granted");
    if (!(error instanceof AppError)) throw error;
    const refused = revoked === "revoked" ? withRevocation(error) : error;
    refused.user = await rememberRefusal(app, answer, error);
    throw refused;
  }
}

/**
 * Salesforce has said whose the sign-in is. Refusals of users of other orgs are not stored. Gives the user,
 * where it is one of the org's.
 */
async function rememberRefusal(
  app: AppContext,
  { identityUrl }: TokenAnswer,
  error: AppError,
): Promise<AppError["user"]> {
  const user = parseIdentityUrl(identityUrl);
  if (!user || user.orgId !== (await readOrgBinding(app))?.orgId) return undefined;
  await keepRefusal(app.database, user, error, app.clock());
  return user;
}

/** The reasons with the words for a grant that was revoked. */
const revokedReasons: Partial<Record<string, Reason>> = {
  "other-org": "other-org-revoked",
  "other-org-host": "other-org-host-revoked",
  "other-user": "other-user-revoked",
};

function withRevocation(error: AppError): AppError {
  const reason = revokedReasons[String(error.members["reason"])];
  return reason === undefined ? error : refusalBecause(reason, error);
}

/** What Salesforce tells of a user who has signed in. */
interface Examined {
  identity: Identity;
  access: PackageAccess;
  organization: Organization | null;
  /** Null where the user may not see them. */
  permissionSets: string[] | null;
}

async function examine(app: AppContext, answer: TokenAnswer): Promise<Examined> {
  const { settings } = app.salesforceApp;
  const claimed = parseIdentityUrl(answer.identityUrl);
  if (!claimed) {
    throw refusal("sign-in-nameless", { status: 502 });
  }
  if (!isAllowedInstance(answer.instanceUrl, settings.instanceHosts)) {
    await refuseOtherOrg(app, claimed.orgId);
    throw refusal("other-org-host", {
      values: { host: URL.parse(answer.instanceUrl)?.host ?? answer.instanceUrl },
    });
  }
  const salesforce = app.salesforceApp.connectWith(
    { ...answer, refreshToken: answer.refreshToken ?? "" },
    claimed.orgId,
    { trace: traceOf(app), requestId: app.log.fields.requestId },
  );
  // Read before the org is checked, so that a refusal can name the org.
  const organization = await readOrganization(salesforce, claimed.orgId);
  await refuseOtherOrg(app, claimed.orgId, organization?.name ?? null);
  const identity = await readIdentity(answer, settings.timeoutMs, traceOf(app));
  if (identity.orgId !== claimed.orgId || identity.userId !== claimed.userId) {
    throw refusal("other-user");
  }
  // Where the class cannot be asked now, who is an admin is asked again when it matters.
  const access = await readOr(
    () => readPackageAccess(salesforce),
    (obstacle): PackageAccess => ({ isAdmin: null, obstacle }),
  );
  const permissionSets = await readOr<string[] | null>(
    () => readOwnPermissionSets(salesforce, identity.userId),
    () => null,
  );
  return { identity, access, organization, permissionSets };
}

/** Stores the grant with its user and org in one transaction. */
async function keep(
  app: AppContext,
  answer: TokenAnswer,
  { identity, access, organization, permissionSets }: Examined,
): Promise<string> {
  const { refreshToken, accessToken, instanceUrl } = answer;
  if (refreshToken === null) {
    throw refusal("app-without-refresh");
  }
  const now = app.clock();
  const grantId = randomUUID();
  const { userId: id, orgId } = identity;
  // Details of the org from earlier sign-ins are kept where this sign-in did not get them.
  const known = await describeOrg(app, orgId);
  const org = {
    name: organization?.name ?? known.name ?? new URL(instanceUrl).host,
    instanceUrl,
    isSandbox: organization?.isSandbox ?? known.isSandbox,
    timeZone: organization?.timeZone ?? known.timeZone,
    readAt: now,
  };
  await inTransaction(app.database, async (tx) => {
    // What is known of an earlier sign-in binds no org: only an answer of now does.
    await proposeOrg(app, tx, { userId: id, ...userColumns(identity, access, now) }, access);
    const before = await firstOf(tx.select().from(users).where(eq(users.id, id)));
    const user = {
      ...userColumns(identity, access, now, before),
      ...(permissionSets && { permissionSets }),
      seenAt: now,
    };
    await tx
      .insert(orgs)
      .values({ id: orgId, ...org })
      .onConflictDoUpdate({ target: orgs.id, set: org });
    await tx
      .insert(users)
      .values({ id, ...user })
      .onConflictDoUpdate({ target: users.id, set: user });
    await forgetRefusal(tx, id);
    await tx.insert(grants).values({
      id: grantId,
      userId: id,
      orgId,
      instanceUrl,
      ...sealTokens(app.vault, grantId, { accessToken, refreshToken }),
      createdAt: now,
      // Until a panel takes its session. A grant that nobody takes is revoked soon.
      expiresAt: new Date(now.getTime() + signInLifeMs),
    });
  });
  void app.memory.perUser(activeKind, { orgId, userId: id }).set(grantId, Promise.resolve());
  return grantId;
}
