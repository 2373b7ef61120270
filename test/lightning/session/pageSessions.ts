import { randomBytes } from "node:crypto";

/** A user who is signed in to the page. The access token stays here: the browser has only a cookie. */
export interface PageSession {
  accessToken: string;
  instanceUrl: string;
  user: { id: string; name: string; username: string; email: string };
  orgId: string;
  customPermissions: Record<string, true>;
  i18n: { locale: string; lang: string; dir: "ltr" | "rtl"; timeZone: string; currency: string };
}

/** A sign-in that is at the org's login page. */
interface PendingSignIn {
  codeVerifier: string;
  /** The path that the user opened. */
  returnTo: string;
}

const pendingMax = 1000;

/** Sessions and pending sign-ins. They live in memory: a server that stops signs everybody out. */
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

  /** Keeps the sign-in and returns its `state`. Too many that never came back make it forget the oldest. */
  startSignIn(signIn: PendingSignIn): string {
    const oldest = this.#pending.keys().next().value;
    if (this.#pending.size >= pendingMax && oldest !== undefined) this.#pending.delete(oldest);
    return keep(this.#pending, signIn);
  }

  /** Takes the sign-in with this `state`, which works once. */
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
