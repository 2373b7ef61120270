import { lt, lte } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { grants, sessions, signIns } from "../database/schema/sessions.ts";
import { refreshPurpose } from "./grantStore.ts";
import { signInLifeMs } from "./startSignIn.ts";
import { endGrant } from "./signOut.ts";

/** How long an ended session is remembered, so that its token is answered `session-expired` and not `not-signed-in`. */
const memoryMs = 7 * 24 * 60 * 60 * 1000;

const sweptBefore = new WeakSet<AppContext>();

/** Ends what has lapsed, and what no key opens: grants of sessions that are over and of sign-ins that no panel took, revoked and erased; then their rows. */
export async function sweep(app: AppContext): Promise<void> {
  const now = app.clock();
  const lapsed = app.database.select({ id: grants.id }).from(grants).where(lte(grants.expiresAt, now)).all();
  for (const { id } of lapsed) await endGrant(app, id);
  // Not at the start: /readyz has told of them by the next time, and a missing key can still be put back.
  if (sweptBefore.has(app)) for (const id of unopenableGrants(app)) await endGrant(app, id);
  sweptBefore.add(app);
  const forgotten = new Date(now.getTime() - memoryMs);
  app.database.delete(sessions).where(lt(sessions.expiresAt, forgotten)).run();
  app.database
    .delete(signIns)
    .where(lt(signIns.expiresAt, new Date(now.getTime() - signInLifeMs)))
    .run();
}

function unopenableGrants({ database, vault }: AppContext): string[] {
  return database
    .select({ id: grants.id, sealed: grants.sealedRefreshToken })
    .from(grants)
    .all()
    .filter(({ id, sealed }) => vault.tryToOpen(sealed, refreshPurpose(id)) === null)
    .map(({ id }) => id);
}
