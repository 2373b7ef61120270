import { createHash, randomBytes } from "node:crypto";
import { oauthScopes } from "../../connector/salesforce/oauth.ts";
import {
  answerOfWord,
  pageWithoutWord,
  readAuthorizeAnswer,
  unknownAnswer,
  type AppAnswer,
  type AppPlace,
  type UnknownAnswer,
} from "./readAuthorizeAnswer.ts";
import { isFault } from "../org/isFault.ts";
import { Unreached, unreachedOr } from "../org/unreached.ts";

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
 * page, and a made-up code is refused as a code and not as a client. Others must be refused there, but for a
 * secret where the org gave its own.
 */
export async function answerToApp(app: AppToProve, isOrgsOwn: boolean, limitMs?: number): Promise<AppAnswer> {
  const atAuthorize = await answerAtAuthorize(app, limitMs);
  if (atAuthorize.outcome === "refused") return atAuthorize;
  const atToken = await (isOrgsOwn ? askToken : answerAtToken)(app, limitMs);
  if (atToken.outcome === "proved") return atAuthorize;
  return atToken.outcome === "refused"
    ? { ...atToken, isOfSecret: atToken.word === "invalid_client" }
    : atToken;
}

/**
 * What the org's authorize address says of key and callback. A login proves them only where the org refuses a
 * made-up key, and a made-up callback with ours, by known words: a login may come whatever is asked.
 */
async function answerAtAuthorize(app: AppToProve, limitMs?: number): Promise<AppAnswer> {
  const answer = await askAuthorize(app, limitMs);
  if (answer.outcome !== "proved") return answer;
  for (const control of controls) {
    const toOther = await askAuthorize({ ...app, ...control.change() }, limitMs);
    if (!isRefusedBy(toOther, control.words)) return notTold("a login", control, toOther);
  }
  // The org may have begun to refuse meanwhile.
  return askAuthorize(app, limitMs);
}

const isRefusedBy = (answer: AppAnswer, words: readonly string[]) =>
  answer.outcome === "refused" && words.includes(answer.word);

/** Words by which an org refuses a client, whatever else it is asked. */
const ofClient = ["invalid_client_id", "invalid_client", "OAUTH_EC_APP_NOT_FOUND", "invalid_app"];

/** What nobody registered, and the words by which an org refuses just that. */
interface Control {
  name: string;
  change: () => Partial<AppToProve>;
  words: readonly string[];
}

const madeUpSecret: Control = {
  name: "secret",
  change: () => ({ secret: randomBytes(32).toString("hex") }),
  words: ["invalid_client"],
};

const controls: readonly Control[] = [
  {
    name: "key",
    change: () => ({ key: `Crosswalk${randomBytes(32).toString("hex")}` }),
    words: [...ofClient, pageWithoutWord],
  },
  {
    name: "callback",
    change: () => ({ callbackUrl: `https://${randomBytes(16).toString("hex")}.example/oauth/callback` }),
    words: ["redirect_uri_mismatch"],
  },
];

/**
 * The answer where a control was not refused as it should be. It may pass where the org has a fault, and
 * where it refuses our own key there, which it took before: one of its servers does not know a new app yet.
 */
function notTold(own: string, { name }: Control, toOther: AppAnswer): UnknownAnswer {
  const saw = `${own}, and no known refusal to a made-up ${name}`;
  if (isRefusedBy(toOther, ofClient)) return unknownAnswer(saw, "as a new app");
  if (toOther.outcome !== "unknown" || toOther.mayPass !== "fault") return unknownAnswer(saw);
  return { ...toOther, saw: `${saw} (${toOther.saw})` };
}

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
async function answerAtToken(app: AppToProve, limitMs?: number): Promise<AppAnswer> {
  const answer = await askToken(app, limitMs);
  return answer.outcome === "proved" ? ((await withoutSecret(app, limitMs)) ?? answer) : answer;
}

/** Why the token address says nothing of the secret; undefined where it refuses a made-up one as a client. */
async function withoutSecret(app: AppToProve, limitMs?: number): Promise<UnknownAnswer | undefined> {
  const toOther = await askToken({ ...app, ...madeUpSecret.change() }, limitMs);
  if (isRefusedBy(toOther, madeUpSecret.words)) return undefined;
  return notTold("invalid_grant", madeUpSecret, toOther);
}

async function askToken(app: AppToProve, limitMs = answerMsMax): Promise<AppAnswer> {
  return orUnreached(app, async () => {
    const answer = await fetch(new URL("/services/oauth2/token", app.loginUrl), {
      method: "POST",
      // The secret is for the org alone.
      redirect: "manual",
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
    return readTokenAnswer(answer.status, await answer.text());
  });
}

function readTokenAnswer(status: number, text: string): AppAnswer {
  const word = /"error"\s*:\s*"([\w-]{1,60})"/.exec(text)?.[1];
  if (status < 400 || word === undefined) {
    const mayPass = isFault(status) ? "fault" : status >= 400 && "as a new app";
    return unknownAnswer(`status ${status} at its token address`, mayPass);
  }
  if (word === "invalid_grant") return { outcome: "proved" };
  // By the same word an org refuses an app that nobody has installed or approved.
  if (word === "invalid_client" && /installed/i.test(text)) {
    return unknownAnswer("invalid_client, as the app is not installed", "as a new app");
  }
  return answerOfWord(word);
}

async function orUnreached({ loginUrl }: AppPlace, ask: () => Promise<AppAnswer>): Promise<AppAnswer> {
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

/** Whose key and secret are. `saw`: what the org answered in place of a proof. */
export type KeyJudgement =
  | { whose: "its app's" }
  | { whose: "not its app's"; saw: string }
  | { whose: "cannot be told"; saw: string; why: WhyNotTold };

/**
 * A fault may pass. An org that looks at the secret last, if at all, takes ours and a made-up one alike.
 * Anything else says nothing of key and secret.
 */
type WhyNotTold = "a fault" | "the secret is not looked at" | "another answer";

/** Words for what a deployment of the app sets anew: an app whose connector moved has another callback. */
const ofSettings = ["redirect_uri_mismatch", "invalid_scope"];

/**
 * Whether key and secret are those of the app, whatever the org says of its settings. They are not only where
 * the org refuses the client, and they are only where it refuses a made-up secret so. Throws Unreached.
 */
export async function judgeKeys(app: AppToProve): Promise<KeyJudgement> {
  const atAuthorize = await askAuthorize(app);
  if (isRefusedBy(atAuthorize, ofClient)) return { whose: "not its app's", saw: sawIn(atAuthorize) };
  const atToken = await askToken(app);
  if (isRefusedBy(atToken, ofClient)) return { whose: "not its app's", saw: sawIn(atToken) };
  if (!isPastClient(atToken)) return cannotBeTold(atToken);
  const toOther = await askToken({ ...app, ...madeUpSecret.change() });
  if (isRefusedBy(toOther, madeUpSecret.words)) return { whose: "its app's" };
  const saw = atToken.outcome === "proved" ? "invalid_grant" : sawIn(atToken);
  const untold = notTold(saw, madeUpSecret, toOther);
  if (!isPastClient(toOther)) return cannotBeTold(untold);
  return { whose: "cannot be told", saw: untold.saw, why: "the secret is not looked at" };
}

/** Whether the org refuses something else than the client, as it does once it has taken that. */
const isPastClient = (answer: AppAnswer) => answer.outcome === "proved" || isRefusedBy(answer, ofSettings);

function cannotBeTold(answer: AppAnswer): KeyJudgement {
  const isUnknown = answer.outcome === "unknown";
  if (isUnknown && answer.unreached?.isNever) throw answer.unreached;
  const isPassing = isUnknown && answer.mayPass === "fault";
  return { whose: "cannot be told", saw: sawIn(answer), why: isPassing ? "a fault" : "another answer" };
}

function sawIn(answer: AppAnswer): string {
  if (answer.outcome === "proved") return "a login";
  return answer.outcome === "refused" ? answer.word : answer.saw;
}
