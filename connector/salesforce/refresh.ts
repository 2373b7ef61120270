import { setTimeout as wait } from "node:timers/promises";
import { AppError, policyOf } from "../errors.ts";
import type { Trace } from "../work/trace.ts";
import { refusal } from "../reasons/refusal.ts";
import { refreshTokens, revokeToken, type OAuthSettings } from "./oauth.ts";
import type { GrantTokens } from "./session.ts";

/** The request, or the run of a job, whose work needs newer tokens. */
export interface Asking {
  requestId?: string | undefined;
  trace: Trace;
}

/** Says that a renewal is over, and the tokens stay as they were. */
type EndRenewal = () => Promise<void>;

/** Where the tokens of grants are kept. */
export interface GrantStore {
  /** Null where the grant has ended. Gives `known` where these are still its tokens: opening them costs. */
  read(grantId: string, known?: GrantTokens): Promise<GrantTokens | null>;
  /**
   * Writes down that this connector renews tokens of that version, so that others leave them alone. Null where
   * another one does, or has.
   */
  beginRenewal(grantId: string, version: number): Promise<EndRenewal | null>;
  /** Stores the tokens that replace `version`. False where the grant has ended meanwhile. */
  replace(
    grantId: string,
    version: number,
    tokens: Pick<GrantTokens, "accessToken" | "refreshToken">,
    asking: Asking,
  ): Promise<boolean>;
  /** Throws where nothing can be stored now. */
  requireWritable(): Promise<void>;
  /** Keeps why Salesforce does not renew a grant. */
  keepRefusal(grantId: string, error: AppError, asking: Asking): Promise<void>;
  /** Deletes a grant that Salesforce ended, unless it has newer tokens than `version` by now. */
  erase(grantId: string, version: number, asking: Asking): Promise<void>;
  /** Does the work while no other connector on the same store works on that grant. */
  alone<T>(grantId: string, work: () => Promise<T>): Promise<T>;
}

/** Waiting longer than this for another connector's renewal means that its answer was lost. */
export const patienceMs = 30_000;

/** Gets newer tokens for refused ones. */
type Refresh = (grantId: string, refused: GrantTokens, asking: Asking) => Promise<GrantTokens>;

/**
 * Refreshes tokens with one request in flight for each grant, across connectors: Salesforce rotates refresh
 * tokens, and one used twice ends the grant. A second caller gets the first one's result, and a later one
 * finds the new tokens in the store.
 */
export function createRefresh(settings: OAuthSettings, store: GrantStore): Refresh {
  const inFlight = new Map<string, Promise<GrantTokens>>();

  /** Null where another connector, which has lost its turn since, still waits for Salesforce's answer. */
  async function refresh(grantId: string, refused: GrantTokens, asking: Asking): Promise<GrantTokens | null> {
    const current = await readOrThrow(store, grantId);
    const { version } = current;
    if (version > refused.version) return current;
    // Salesforce ends the old tokens with the answer; without storage the new ones would be lost.
    await store.requireWritable();
    const end = await store.beginRenewal(grantId, version);
    return end && (await renew(grantId, current, end, asking));
  }

  async function renew(
    grantId: string,
    current: GrantTokens,
    end: EndRenewal,
    asking: Asking,
  ): Promise<GrantTokens> {
    const { version } = current;
    let answer;
    try {
      answer = await refreshTokens(settings, asking.trace, current.refreshToken, current.instanceUrl);
    } catch (error) {
      // Another one that used these tokens first was answered.
      const newest = await store.read(grantId);
      if (newest && newest.version > version) return newest;
      if (error instanceof AppError) {
        await store.keepRefusal(grantId, error, asking);
        if (policyOf(error).endsGrant) await store.erase(grantId, version, asking);
      }
      await end();
      throw error;
    }
    // The sign-in has proved the host, and this answer does not: the tokens stay there.
    const tokens = {
      accessToken: answer.accessToken,
      refreshToken: answer.refreshToken ?? current.refreshToken,
    };
    if (!(await untilStored(() => store.replace(grantId, version, tokens, asking)))) {
      // Its user signed out, or was erased. What ended it revoked tokens that these have replaced.
      await revokeToken(settings, asking.trace, tokens.refreshToken, current.instanceUrl);
    }
    return await readOrThrow(store, grantId);
  }

  async function newer(grantId: string, refused: GrantTokens, asking: Asking): Promise<GrantTokens> {
    const giveUpAt = performance.now() + patienceMs;
    for (;;) {
      const current = await store.read(grantId);
      if (!current) throw new AppError("session-expired");
      if (current.version > refused.version) return current;
      const renewed = await store.alone(grantId, () => refresh(grantId, refused, asking));
      if (renewed) return renewed;
      if (performance.now() > giveUpAt) throw refusal("renewal-slow");
      await wait(lookAgainMs);
    }
  }

  return (grantId, refused, asking) => {
    const running = inFlight.get(grantId);
    if (running) return running;
    const started = newer(grantId, refused, asking).finally(() => inFlight.delete(grantId));
    inFlight.set(grantId, started);
    return started;
  };
}

/** The tokens of a grant. Throws `session-expired` where there are none. */
export async function readOrThrow(
  store: GrantStore,
  grantId: string,
  known?: GrantTokens,
): Promise<GrantTokens> {
  const tokens = await store.read(grantId, known);
  if (!tokens) throw refusal("sign-in-ended");
  return tokens;
}

const storedWithinMs = 30_000;
const lookAgainMs = 100;

/** Salesforce knows the old tokens no more. A database that comes back soon must not cost the sign-in. */
async function untilStored<T>(store: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + storedWithinMs;
  for (let waitMs = 50; ; waitMs = Math.min(2 * waitMs, 1_000)) {
    try {
      return await store();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
    }
    await wait(waitMs);
  }
}
