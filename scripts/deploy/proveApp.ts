import { createHash, randomBytes } from "node:crypto";
import { oauthScopes } from "../../connector/salesforce/oauth.ts";
import { readAuthorizeAnswer, unknownAnswer, type AppAnswer, type AppPlace } from "./readAuthorizeAnswer.ts";

/** What the connector signs people in with. */
export interface AppKeys {
  key: string;
  secret: string;
}

export interface AppToProve extends AppKeys, AppPlace {}

/** An org that lets a request wait for longer is asked again. */
const answerMsMax = 20_000;

/**
 * Asks the org whether it knows the app, without signing anybody in: its authorize address leads to the login
 * page, and a made-up code is refused as a code and not as a client. Others must be refused there.
 */
export async function answerToApp(app: AppToProve, limitMs?: number): Promise<AppAnswer> {
  const atAuthorize = await answerAtAuthorize(app, limitMs);
  if (atAuthorize.outcome === "refused") return atAuthorize;
  const atToken = await answerAtToken(app, limitMs);
  return atToken.outcome === "proved" ? atAuthorize : atToken;
}

/** Words for what a deployment of the app sets anew: an app whose connector moved has another callback. */
const ofSettings = ["redirect_uri_mismatch", "invalid_scope"];

/** Whether the org proves key and secret, whatever it says of the app's settings. */
export async function provesKeys(app: AppToProve): Promise<boolean> {
  const atAuthorize = await answerAtAuthorize(app);
  if (atAuthorize.outcome === "refused" && !ofSettings.includes(atAuthorize.word)) return false;
  const atToken = await answerAtToken(app);
  return atToken.outcome === "refused" ? ofSettings.includes(atToken.word) : atToken.outcome === "proved";
}

/**
 * What the org's authorize address says of key and callback. A login proves them only where the org refuses a
 * made-up key, and a made-up callback with ours, by known words: a login may come whatever is asked.
 */
export async function answerAtAuthorize(app: AppToProve, limitMs?: number): Promise<AppAnswer> {
  const answer = await askAuthorize(app, limitMs);
  if (answer.outcome !== "proved") return answer;
  for (const { name, change, words } of controls) {
    const control = await askAuthorize({ ...app, ...change() }, limitMs);
    if (!isRefusedBy(control, words))
      return unknownAnswer(`a login, and no known refusal to a made-up ${name}`);
  }
  // The org may have begun to refuse meanwhile.
  return askAuthorize(app, limitMs);
}

const isRefusedBy = (answer: AppAnswer, words: readonly string[]) =>
  answer.outcome === "refused" && words.includes(answer.word);

/** What nobody registered, and the words by which an org refuses just that. */
const controls: { name: string; change: () => Partial<AppToProve>; words: readonly string[] }[] = [
  {
    name: "key",
    change: () => ({ key: `Crosswalk${randomBytes(32).toString("hex")}` }),
    words: ["invalid_client_id", "invalid_client", "OAUTH_EC_APP_NOT_FOUND"],
  },
  {
    name: "callback",
    change: () => ({ callbackUrl: `https://${randomBytes(16).toString("hex")}.example/oauth/callback` }),
    words: ["redirect_uri_mismatch"],
  },
];

async function askAuthorize(app: AppToProve, limitMs = answerMsMax): Promise<AppAnswer> {
  const challenge = createHash("sha256").update(randomBytes(32)).digest("base64url");
  const url = new URL("/services/oauth2/authorize", app.loginUrl);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: app.key,
    redirect_uri: app.callbackUrl,
    scope: oauthScopes,
    code_challenge: challenge,
    code_challenge_method: "S256",
  }).toString();
  return orUnreached(app, async () => {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(limitMs) });
    const { status, headers } = answer;
    return readAuthorizeAnswer({ status, location: headers.get("location"), text: await answer.text() }, app);
  });
}

/**
 * What the org's token address says of key and secret: it refuses a made-up code as a code, and a made-up
 * secret as a client. Where it refuses the code first, it says nothing of the secret.
 */
export async function answerAtToken(app: AppToProve, limitMs?: number): Promise<AppAnswer> {
  const answer = await askToken(app, limitMs);
  if (answer.outcome !== "proved") return answer;
  const control = await askToken({ ...app, secret: randomBytes(32).toString("hex") }, limitMs);
  return isRefusedBy(control, ["invalid_client"])
    ? answer
    : unknownAnswer("invalid_grant, and no known refusal to a made-up secret");
}

async function askToken(app: AppToProve, limitMs = answerMsMax): Promise<AppAnswer> {
  return orUnreached(app, async () => {
    const answer = await fetch(new URL("/services/oauth2/token", app.loginUrl), {
      method: "POST",
      signal: AbortSignal.timeout(limitMs),
      body: new URLSearchParams({
        grant_type: "authorization_code",
        client_id: app.key,
        client_secret: app.secret,
        redirect_uri: app.callbackUrl,
        code: randomBytes(24).toString("base64url"),
        code_verifier: randomBytes(48).toString("base64url"),
      }),
    });
    const word = /"error"\s*:\s*"([\w-]{1,60})"/.exec(await answer.text())?.[1];
    if (word === "invalid_grant") return { outcome: "proved" };
    if (word !== undefined) return { outcome: "refused", word };
    const { status } = answer;
    return unknownAnswer(`status ${status} at its token address`, status >= 400);
  });
}

async function orUnreached({ loginUrl }: AppPlace, ask: () => Promise<AppAnswer>): Promise<AppAnswer> {
  try {
    return await ask();
  } catch (error) {
    if ((error as Error).name === "TimeoutError") {
      return unknownAnswer(`nothing (${loginUrl} did not answer)`, true);
    }
    if (!(error instanceof TypeError)) throw error;
    return unknownAnswer(`nothing (${loginUrl} cannot be reached)`, true);
  }
}
