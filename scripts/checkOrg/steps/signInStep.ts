import { createHash, randomBytes } from "node:crypto";
import { AppError } from "../../../connector/errors.ts";
import {
  authorizeFailure,
  authorizeUrl,
  exchangeCode,
  refreshTokens,
  revokeToken,
  type OAuthSettings,
  type TokenAnswer,
} from "../../../connector/salesforce/oauth.ts";
import { isPackageName } from "../../../connector/salesforce/isPackageName.ts";
import { readPackageAccess } from "../../../connector/salesforce/readPackageAccess.ts";
import {
  failed,
  passed,
  unknown,
  warned,
  type Check,
  type CheckStep,
  type CheckTools,
  type Verdict,
} from "../check.ts";
import { continueTrace } from "../../../connector/trace.ts";
import { readConnectorApp } from "../connectorApp.ts";
import type { AppToProve } from "../../deploy/proveApp.ts";
import { wordForOthers } from "../../deploy/readAuthorizeAnswer.ts";
import { openSession, OrgRefusal, type OrgSession } from "../../org/orgSession.ts";
import { productSession } from "../productSession.ts";

/** What this check asks belongs to no request. */
const trace = continueTrace(undefined);

/** The result of a person's sign-in. */
interface SignedIn {
  settings: OAuthSettings;
  tokens: TokenAnswer;
  /** The org, in the session of the person who signed in. */
  org: OrgSession;
}

/** The sign-in was not completed. */
class NotSignedIn extends Error {
  override readonly name = "NotSignedIn";
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super(verdict.saw);
    this.verdict = verdict;
  }
}

const timeoutMs = 20_000;

/** How the connector signs people in with the app. */
const settingsOf = (
  { key, secret, loginUrl, callbackUrl }: AppToProve,
  { org }: CheckTools,
): OAuthSettings => ({
  ...{ clientId: key, clientSecret: secret, loginUrl, redirectUri: callbackUrl, timeoutMs },
  orgId: null,
  instanceHosts: [],
  apiVersion: org.apiVersion,
  timeUp: new AbortController().signal,
});

/** Asked once: all checks are about the same sign-in. Throws NotSignedIn. */
function signIn(tools: CheckTools): Promise<SignedIn> {
  return tools.org.once("sign-in", async () => {
    const app = await readConnectorApp(tools);
    if ("verdict" in app) throw new NotSignedIn(app.verdict);
    if (tools.askForAddress === undefined) throw new NotSignedIn(unknown("there is nobody to sign in"));
    const settings = settingsOf(app, tools);
    const verifier = randomBytes(48).toString("base64url");
    const codeChallenge = createHash("sha256").update(verifier).digest("base64url");
    const state = randomBytes(16).toString("base64url");
    const answered = await tools.askForAddress(
      await authorizeUrl(settings, { state, codeChallenge, prompt: "login" }),
    );
    const parameters = URL.parse(answered)?.searchParams;
    if (parameters?.get("state") !== state) {
      throw new NotSignedIn({
        ...failed("the address is not that of this sign-in"),
        remedy: "Copy the whole address that the browser shows after signing in, with code and state.",
      });
    }
    try {
      const word = parameters.get("error");
      if (word !== null) throw authorizeFailure(settings, word, parameters.get("error_description") ?? "");
      const tokens = await exchangeCode(settings, trace, parameters.get("code") ?? "", verifier);
      const { instanceUrl, accessToken } = tokens;
      return {
        settings,
        tokens,
        org: openSession({ instanceUrl, accessToken, apiVersion: settings.apiVersion }),
      };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // An error code of Salesforce is not secret. Its description may be, and any other text in its place.
      const word = parameters.get("error");
      const refused = word === null ? error.code : wordForOthers(word);
      throw new NotSignedIn({ ...failed(error.message, { refused }), remedy: error.action });
    }
  });
}

/** A check of the sign-in's result. Its outcome is unknown if nobody signed in. */
function afterSignIn(
  { id, asks, remedy }: { id: string; asks: string; remedy: string },
  judge: (signedIn: SignedIn, tools: CheckTools) => Promise<Verdict>,
): Check {
  return {
    id: `sign-in.${id}`,
    asks,
    remedy,
    look: async (tools) => {
      try {
        return await judge(await signIn(tools), tools);
      } catch (error) {
        if (error instanceof NotSignedIn) return unknown("nobody was signed in");
        throw error;
      }
    },
  };
}

/** The tokens of a renewal, which is asked once; our error where it is refused. */
const renew = ({ settings, tokens }: SignedIn, { org }: CheckTools) =>
  org.once("renewed", () =>
    refreshTokens(settings, trace, tokens.refreshToken ?? "", tokens.instanceUrl).catch((error: unknown) => {
      if (error instanceof AppError) return error;
      throw error;
    }),
  );

/** The code with which a refresh token is refused; undefined where it is taken. */
async function refusalOf({ settings, tokens }: SignedIn, refreshToken: string): Promise<string | undefined> {
  try {
    await refreshTokens(settings, trace, refreshToken, tokens.instanceUrl);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const keysOfIdentity = ["user_id", "organization_id", "username", "display_name", "email", "urls"];

export const signInStep: CheckStep = {
  name: "sign-in",
  title: "One sign-in by a person",
  needs: "sign-in",
  checks: [
    {
      id: "sign-in.accepted",
      asks: "Does Salesforce sign the person in, with a signature that the connector takes?",
      remedy: "See config/guides/troubleshooting.md.",
      look: async (tools) => {
        try {
          await signIn(tools);
          return passed("yes");
        } catch (error) {
          if (error instanceof NotSignedIn) return error.verdict;
          throw error;
        }
      },
    },
    afterSignIn(
      {
        id: "refresh-token",
        asks: "Does the app get a refresh token?",
        remedy: "Add refresh_token under OAuth Scopes in the app's OAuth Settings.",
      },
      async ({ tokens }) => (tokens.refreshToken === null ? failed("no") : passed("yes")),
    ),
    afterSignIn(
      {
        id: "identity",
        asks: "Does the identity say who signed in, and which custom permissions?",
        remedy: "Send us the JSON of this command: here the org does not answer as our documents say.",
      },
      async ({ tokens, org }) => {
        const { status, body } = await org.send(new URL(tokens.identityUrl).pathname);
        if (status >= 400) return failed(`Salesforce answers ${new OrgRefusal(status, body).message}`);
        const identity = body as Record<string, unknown> & {
          custom_permissions?: Record<string, boolean> | null;
        };
        const missing = keysOfIdentity.filter((key) => !(key in identity));
        const permissions = identity.custom_permissions;
        const namesAdmin = Object.keys(permissions ?? {}).some((name) =>
          isPackageName(name, "Crosswalk_Admin"),
        );
        const customPermissions =
          permissions == null ? "no map" : namesAdmin ? "names ours" : "does not name ours";
        const facts = { missing, customPermissions };
        return missing.length === 0
          ? passed(`custom permissions: ${customPermissions}`, facts)
          : failed(`without ${missing.join(", ")}`, facts);
      },
    ),
    afterSignIn(
      {
        id: "package-class",
        asks: "Does the package's class CrosswalkAccess say whether the person is an admin?",
        remedy:
          "Assign Crosswalk Rep or Crosswalk Admin, and deploy or install the package: both sets grant the class. If the class itself fails, look at Setup, Debug Logs.",
      },
      async ({ org }) => {
        const access = await readPackageAccess(productSession(org, () => {}));
        if (access.isAdmin !== null) return passed(access.isAdmin ? "an admin" : "no admin");
        const { message, code } = access.obstacle;
        return failed(message, { refused: code });
      },
    ),
    afterSignIn(
      {
        id: "rotation",
        asks: "Does a renewal give another refresh token?",
        remedy: "Turn on Enable Refresh Token Rotation in the app's OAuth Settings.",
      },
      async (signedIn, tools) => {
        const renewed = await renew(signedIn, tools);
        if (renewed instanceof AppError) return { ...failed(renewed.message), remedy: renewed.action };
        const { refreshToken } = renewed;
        const rotates = refreshToken !== null && refreshToken !== signedIn.tokens.refreshToken;
        return (rotates ? passed : warned)(rotates ? "yes" : "no", { rotates });
      },
    ),
    afterSignIn(
      {
        id: "used-token",
        asks: "Is a refresh token refused that was used before?",
        remedy: "Turn on Enable Refresh Token Rotation in the app's OAuth Settings.",
      },
      async (signedIn, tools) => {
        const renewed = await renew(signedIn, tools);
        if (renewed instanceof AppError) return unknown("the sign-in could not be renewed");
        const refused = await refusalOf(signedIn, signedIn.tokens.refreshToken ?? "");
        // Where reuse is seen, Salesforce may end the newer token, too.
        const newer =
          refused === undefined ? undefined : await refusalOf(signedIn, renewed.refreshToken ?? "");
        const facts = { usedIsRefused: refused !== undefined, newerEndsToo: newer !== undefined };
        if (refused === undefined) return warned("no", facts);
        return passed(
          newer === undefined ? "yes, and the newer one stays" : "yes, and the newer one ends, too",
          facts,
        );
      },
    ),
    afterSignIn(
      {
        id: "signed-out",
        asks: "Is the sign-in over once it is revoked?",
        remedy:
          "Setup, Connected Apps OAuth Usage, or the user's own settings: revoke what this command left.",
      },
      async (signedIn, tools) => {
        const { settings, tokens } = signedIn;
        const renewed = await renew(signedIn, tools);
        const newer = renewed instanceof AppError ? null : renewed.refreshToken;
        const last = newer ?? tokens.refreshToken ?? "";
        await revokeToken(settings, trace, last, tokens.instanceUrl);
        await revokeToken(settings, trace, tokens.accessToken, tokens.instanceUrl);
        const { status } = await signedIn.org.send("/limits");
        return status === 401 ? passed("yes") : failed("its access token still works");
      },
    ),
  ],
};
