import { randomBytes } from "node:crypto";

/** Who is signed in to the page. The access token stays on the server; the browser holds only a cookie. */
export interface PageSession {
  accessToken: string;
  instanceUrl: string;
  user: { id: string; name: string; username: string; email: string };
  orgId: string;
  customPermissions: Record<string, true>;
  i18n: { locale: string; lang: string; timeZone: string };
}

/** A sign-in that has gone to the org's login page and not come back. */
export interface PendingSignIn {
  codeVerifier: string;
  /** Where on the page the user wanted to be. */
  returnTo: string;
}

const pendingMax = 1000;

/** Sessions and sign-ins under way, in memory: stopping the server signs everybody out. */
export class PageSessions {
  readonly #sessions = new Map<string, PageSession>();
  readonly #pending = new Map<string, PendingSignIn>();

  start(session: PageSession): string {
    return keep(this.#sessions, session);
  }

  find(token: string | undefined): PageSession | undefined {
    return token === undefined ? undefined : this.#sessions.get(token);
  }

  end(token: string | undefined): void {
    if (token !== undefined) this.#sessions.delete(token);
  }

  /**
   * Keeps the sign-in under the `state` that it answers; forgets the oldest where too many never came back.
   */
  startSignIn(signIn: PendingSignIn): string {
    const oldest = this.#pending.keys().next().value;
    if (this.#pending.size >= pendingMax && oldest !== undefined) this.#pending.delete(oldest);
    return keep(this.#pending, signIn);
  }

  /** Takes the sign-in that `state` belongs to: it works once. */
  takeSignIn(state: string): PendingSignIn | undefined {
    const signIn = this.#pending.get(state);
    this.#pending.delete(state);
    return signIn;
  }
}

function keep<Value>(map: Map<string, Value>, value: Value): string {
  const key = randomBytes(24).toString("base64url");
  map.set(key, value);
  return key;
}
