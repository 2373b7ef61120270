import { createHash, randomBytes } from "node:crypto";
import { oauthScopes } from "../../connector/salesforce/oauth.ts";
import { isFault } from "../org/isFault.ts";
import { Unreached, unreachedOr } from "../org/unreached.ts";
import {
  answerOfWord,
  readAuthorizeAnswer,
  unknownAnswer,
  withoutWord,
  type AppAnswer,
} from "./readAuthorizeAnswer.ts";

/** What the connector signs people in with. */
export interface AppKeys {
  key: string;
  secret: string;
}

export interface AppToProve extends AppKeys {
  /** The org's My Domain. */
  loginUrl: string;
  callbackUrl: string;
}

/** An org that lets a request wait for longer is asked again. */
const answerMsMax = 20_000;

/** Words by which an org refuses a client, whatever else it is asked. */
const ofClient = ["invalid_client_id", "invalid_client", "OAUTH_EC_APP_NOT_FOUND", "invalid_app"];

const isRefusedBy = (answer: AppAnswer, words: readonly string[]) =>
  answer.outcome === "refused" && words.includes(answer.word);

const madeUp = () => randomBytes(32).toString("hex");
const withOtherSecret = (app: AppToProve): AppToProve => ({ ...app, secret: madeUp() });

/**
 * Asks the org whether it knows the app, without signing anybody in: its authorize address leads to a login,
 * and a made-up code is refused as a code and not as a client. Others must be refused there, but for a secret
 * where the org gave its own.
 */
export async function answerToApp(app: AppToProve, isOrgsOwn: boolean): Promise<AppAnswer> {
  const atAuthorize = await answerAtAuthorize(app);
  if (atAuthorize.outcome === "refused") return atAuthorize;
  const atToken = await (isOrgsOwn ? askToken : answerAtToken)(app);
  if (atToken.outcome === "proved") return atAuthorize;
  const isOfSecret = isRefusedBy(atToken, ["invalid_client"]);
  return atToken.outcome === "refused" ? { ...atToken, isOfSecret } : atToken;
}

/**
 * What the org's authorize address says of key and callback. An answer without a refusal proves them only
 * where the org refuses a made-up key, and a made-up callback with ours, by known words: a login may come
 * whatever is asked.
 */
async function answerAtAuthorize(app: AppToProve): Promise<AppAnswer> {
  const answer = await askAuthorize(app);
  if (answer.outcome !== "proved") return answer;
  const toKey = await askAuthorize({ ...app, key: `Crosswalk${madeUp()}` });
  if (!isRefusedBy(toKey, [...ofClient, withoutWord])) return notTold("a login", "key", toKey);
  const callbackUrl = `https://${madeUp().slice(0, 32)}.example/oauth/callback`;
  const toCallback = await askAuthorize({ ...app, callbackUrl });
  return isRefusedBy(toCallback, ["redirect_uri_mismatch"])
    ? answer
    : notTold("a login", "callback", toCallback);
}

/**
 * What the org's token address says of key and secret: with ours it refuses the made-up code, or the callback
 * of a connector that moved, and with a made-up secret the client. An org that takes any secret so says
 * nothing of it.
 */
export async function answerAtToken(app: AppToProve): Promise<AppAnswer> {
  const answer = await askToken(app);
  if (answer.outcome !== "proved") return answer;
  const toOther = await askToken(withOtherSecret(app));
  return isRefusedBy(toOther, ["invalid_client"]) ? answer : notTold("invalid_grant", "secret", toOther);
}

/**
 * The answer where something made up was not refused as it should be. It may pass where the org has a fault,
 * and where it refuses our own key, which it took before: one of its servers does not know a new app yet.
 */
function notTold(own: string, name: string, toOther: AppAnswer): AppAnswer {
  const saw = `${own}, and no known refusal to a made-up ${name}`;
  if (isRefusedBy(toOther, ofClient)) return unknownAnswer(saw, "as a new app");
  if (toOther.outcome !== "unknown" || toOther.mayPass !== "fault") return unknownAnswer(saw);
  return { ...toOther, saw: `${saw} (${toOther.saw})` };
}

async function askAuthorize(app: AppToProve): Promise<AppAnswer> {
  const url = new URL("/services/oauth2/authorize", app.loginUrl);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: app.key,
    redirect_uri: app.callbackUrl,
    scope: oauthScopes,
    code_challenge: createHash("sha256").update(randomBytes(32)).digest("base64url"),
    code_challenge_method: "S256",
  }).toString();
  return orUnreached(app, async () => {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(answerMsMax) });
    return readAuthorizeAnswer(answer.status, answer.headers.get("location"), await answer.text());
  });
}

async function askToken(app: AppToProve): Promise<AppAnswer> {
  return orUnreached(app, async () => {
    const answer = await fetch(new URL("/services/oauth2/token", app.loginUrl), {
      method: "POST",
      // The secret is for the org alone.
      redirect: "manual",
      signal: AbortSignal.timeout(answerMsMax),
      body: new URLSearchParams({
        grant_type: "authorization_code",
        client_id: app.key,
        client_secret: app.secret,
        redirect_uri: app.callbackUrl,
        code: randomBytes(24).toString("base64url"),
        code_verifier: randomBytes(48).toString("base64url"),
      }),
    });
    return readTokenAnswer(answer.status, await answer.text());
  });
}

/** Words of the token address for what it looks at once it has taken key and secret. */
const pastClient = ["invalid_grant", "redirect_uri_mismatch", "invalid_scope"];

function readTokenAnswer(status: number, text: string): AppAnswer {
  const word = /"error"\s*:\s*"([\w-]{1,60})"/.exec(text)?.[1];
  if (status < 400 || word === undefined) {
    const mayPass = isFault(status) ? "fault" : status >= 400 && "as a new app";
    return unknownAnswer(`status ${status} at its token address`, mayPass);
  }
  if (pastClient.includes(word)) return { outcome: "proved" };
  // By the same word an org refuses an app that nobody has installed or approved.
  if (word === "invalid_client" && /installed/i.test(text)) {
    return unknownAnswer("invalid_client, as the app is not installed", "as a new app");
  }
  return answerOfWord(word);
}

async function orUnreached({ loginUrl }: AppToProve, ask: () => Promise<AppAnswer>): Promise<AppAnswer> {
  try {
    return await ask();
  } catch (thrown) {
    if ((thrown as Error).name === "TimeoutError") {
      return unknownAnswer(`nothing (${loginUrl} did not answer)`, "fault");
    }
    const error = unreachedOr(thrown, loginUrl);
    if (!(error instanceof Unreached)) throw error;
    return { ...unknownAnswer(`nothing (${error.message})`, "fault"), unreached: error };
  }
}
