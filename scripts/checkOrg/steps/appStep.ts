import { oauthScopes } from "../../../connector/salesforce/oauth.ts";
import { isPackageName } from "../../../connector/salesforce/isPackageName.ts";
import { findApp, findOfApp, policyType } from "../../deploy/findApp.ts";
import { answerAtAuthorize, answerAtToken, type AppToProve } from "../../deploy/proveApp.ts";
import { wordForOthers, type AppAnswer } from "../../deploy/readAuthorizeAnswer.ts";
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
import { judgeFile, readConnectorApp, readMyDomain, readPanelOrigins } from "../connectorApp.ts";
import { signInHours } from "../signInHours.ts";
import { lightningOrigin } from "../../deploy/lightningOrigin.ts";
import type { Component } from "../../org/metadataApi.ts";
import type { OrgSession } from "../../org/orgSession.ts";

const globalType = "ExtlClntAppGlobalOauthSettings";
const oauthType = "ExtlClntAppOauthSettings";
const policies = "Setup, External Client App Manager, Crosswalk, Policies, OAuth Policies";
const settings = "Setup, External Client App Manager, Crosswalk, Settings, OAuth Settings";

/** Names that Salesforce gives the policy of such an app, as seen in live orgs. The first is ours, too. */
const usualPolicyNames: readonly string[] = [
  "Crosswalk_oauthPlcy",
  "Crosswalk_defaultPolicy",
  "Crosswalk_oauth_defaultPolicy",
  "Crosswalk_oauth_oauthPlcy",
];

/** The app's component of a type, which several checks are about. */
const readOfApp = (org: OrgSession, type: string) =>
  org.once(`the app's ${type}`, () => findOfApp(org, type));

type Subject = Pick<Check, "id" | "asks"> & { remedy: string };

/** A check of one value of the app's component of a type. */
function valueCheck(
  { id, asks, remedy }: Subject,
  type: string,
  judge: (component: Component, tools: CheckTools) => Verdict | Promise<Verdict>,
): Check {
  return {
    id: `app.${id}`,
    asks,
    remedy,
    look: async (tools) => {
      const found = await readOfApp(tools.org, type);
      return found === undefined
        ? unknown("the org does not show this part of the app")
        : judge(found.component, tools);
    },
  };
}

/** The value of an element, or that it is absent. */
const valueOf = (component: Component, name: string) => component.get(name) ?? "not set";

const signInOnce =
  "Run this again with --sign-in and have somebody with Crosswalk Rep sign in once: that says what Salesforce answers there.";

/** A check that asks the sign-in itself, with the key and secret of the connector's environment file. */
function provenCheck({ id, asks, remedy }: Subject, ask: (app: AppToProve) => Promise<AppAnswer>): Check {
  return {
    id: `app.${id}`,
    asks,
    remedy,
    look: async (tools) => {
      const app = await readConnectorApp(tools);
      if ("verdict" in app) return app.verdict;
      const answer = await ask(app);
      if (answer.outcome === "proved") return passed("yes");
      if (answer.outcome === "refused") {
        return failed(`the org answers ${answer.word}`, { refused: wordForOthers(answer.word) });
      }
      const remedy = answer.unreached?.nextStep ?? signInOnce;
      return { ...unknown(`not proven: the org answers ${answer.saw}`), remedy };
    },
  };
}

/** How many hours each unit of the policy has. */
const hoursOf: Record<string, number> = { Hours: 1, Days: 24, Months: 24 * 30 };

/** The verdict on how long a sign-in lasts. */
function judgeLife(policy: Component): Verdict {
  const kind = valueOf(policy, "refreshTokenPolicyType");
  const period = policy.get("refreshTokenValidityPeriod") ?? "";
  const unit = policy.get("refreshTokenValidityUnit") ?? "";
  const saw = `${kind} ${period} ${unit}`.trim();
  const facts = { refreshTokenPolicy: kind };
  if (kind === "Zero") return failed(`${saw}: a sign-in ends at once, and no batch can run`, facts);
  if (kind === "Infinite") return warned(saw, facts);
  const hours = Number(period) * (hoursOf[unit] ?? NaN);
  if (hours < signInHours.failsBelow)
    return failed(`${saw}: a sign-in ends overnight, and every batch that waits stops`, facts);
  if (hours < signInHours.warnsBelow) return warned(`${saw}: a sign-in ends over a weekend`, facts);
  return kind === "SpecificInactivity" && hours > 0 ? passed(saw, facts) : warned(saw, facts);
}

const lifeRemedy = `Set Refresh Token Policy in ${policies} to expire after 30 days without use.`;

export const appStep: CheckStep = {
  name: "app",
  title: "The app that people sign in through",
  checks: [
    {
      id: "app.environment-file",
      asks: "Is the connector's environment file this org's?",
      remedy:
        "Set SALESFORCE_LOGIN_URL to the org's My Domain, and SALESFORCE_ORG_ID to its id: only packaged and " +
        "Connected Apps are known at the login page of all orgs.",
      look: judgeFile,
    },
    {
      id: "app.panel-origin",
      asks: "Does the connector admit the org's Lightning pages?",
      remedy:
        "Set PANEL_ORIGINS of the connector to the origin that the browser shows on a Lightning page of this org.",
      look: async (tools) => {
        const read = await readPanelOrigins(tools);
        if ("verdict" in read) return read.verdict;
        const { origins } = read;
        if (origins.length === 0) return failed("PANEL_ORIGINS is not set");
        const addresses = [tools.org.instanceUrl, await readMyDomain(tools.org)];
        const origin = addresses
          .map((each) => lightningOrigin(each ?? ""))
          .find((each) => each !== undefined);
        if (origin === undefined)
          return unknown("the org's address does not tell where its Lightning pages are");
        return origins.includes(origin)
          ? passed("yes")
          : failed(`PANEL_ORIGINS is ${origins.join(",")}, and they are at ${origin}`);
      },
    },
    {
      id: "app.registered",
      asks: "Does the org have the External Client App Crosswalk?",
      remedy:
        "npm run deploy:sandbox or deploy:production registers it with the package; in an org that has the package, " +
        "npm run register-app does. For a Connected App, config/README.md says what to look at.",
      look: async ({ org }) => ((await findApp(org)) === undefined ? failed("no") : passed("yes")),
    },
    {
      id: "app.policy",
      asks: "Does the app have its one policy?",
      remedy: "Register the app again: npm run register-app writes under the name that the org has.",
      look: async ({ org }) => {
        const found = await readOfApp(org, policyType);
        if (found === undefined) {
          return (await findApp(org)) === undefined
            ? unknown("the org has no such app")
            : failed("no policy");
        }
        // A name that an admin chose may identify the org, and a namespace whoever made the package.
        const usual = usualPolicyNames.find((each) => isPackageName(found.name, each));
        return passed(found.name, { policyName: usual ?? "another" });
      },
    },
    valueCheck(
      {
        id: "permitted-users",
        asks: "May only users sign in whom an admin approved?",
        remedy: `Set Permitted Users in ${policies} to Admin approved users are pre-authorized.`,
      },
      policyType,
      (policy) => {
        const permittedUsers = valueOf(policy, "permittedUsersPolicyType");
        return (permittedUsers === "AdminApprovedPreAuthorized" ? passed : failed)(permittedUsers, {
          permittedUsers,
        });
      },
    ),
    valueCheck(
      {
        id: "permission-sets",
        asks: "Does the policy name both permission sets?",
        remedy: `Add Crosswalk Rep and Crosswalk Admin under Select Permission Sets in ${policies}.`,
      },
      policyType,
      (policy) => {
        const named = (policy.get("commaSeparatedPermissionSet") ?? "").split(/\s*,\s*/);
        const missing = ["Crosswalk_Rep", "Crosswalk_Admin"].filter(
          (name) => !named.some((each) => isPackageName(each, name)),
        );
        return missing.length === 0 ? passed("both") : failed(`without ${missing.join(" and ")}`);
      },
    ),
    valueCheck(
      { id: "refresh-token-life", asks: "How long does a sign-in last?", remedy: lifeRemedy },
      policyType,
      judgeLife,
    ),
    valueCheck(
      {
        id: "session-level",
        asks: "May people sign in with a session of the usual level?",
        remedy: `Turn off High Assurance session required in ${policies}, unless everybody signs in with multi-factor authentication: others are refused.`,
      },
      policyType,
      (policy) => {
        const sessionLevel = valueOf(policy, "requiredSessionLevel");
        return (sessionLevel === "HIGH_ASSURANCE" ? warned : passed)(sessionLevel, { sessionLevel });
      },
    ),
    valueCheck(
      {
        id: "ip-restrictions",
        asks: "Do the org's IP restrictions hold for the app?",
        remedy: `Set IP Relaxation in ${policies} to Enforce IP restrictions, unless the connector's way out is outside of them.`,
      },
      policyType,
      (policy) => {
        const ipRelaxation = valueOf(policy, "ipRelaxationPolicyType");
        return (ipRelaxation === "Enforce" ? passed : warned)(ipRelaxation, { ipRelaxation });
      },
    ),
    valueCheck(
      {
        id: "pkce",
        asks: "Does the app ask for PKCE?",
        remedy: `Turn on Require Proof Key for Code Exchange in ${settings}.`,
      },
      globalType,
      (global) => {
        const pkce = global.get("isPkceRequired") === "true";
        return (pkce ? passed : failed)(pkce ? "yes" : "no", { pkce });
      },
    ),
    valueCheck(
      {
        id: "rotation",
        asks: "Does the app rotate refresh tokens?",
        remedy: `Turn on Enable Refresh Token Rotation in ${settings}.`,
      },
      globalType,
      (global) => {
        const rotation = global.get("isRefreshTokenRotationEnabled") === "true";
        return (rotation ? passed : failed)(rotation ? "yes" : "no", { rotation });
      },
    ),
    valueCheck(
      {
        id: "callback",
        asks: "Is the callback URL the connector's?",
        remedy: `Set Callback URL in ${settings} to PUBLIC_URL of the connector, followed by /oauth/callback.`,
      },
      globalType,
      async (global, tools) => {
        const app = await readConnectorApp(tools);
        if ("verdict" in app) return app.verdict;
        const urls = (global.get("callbackUrl") ?? "").split(/\s+/);
        return urls.includes(app.callbackUrl) ? passed("yes") : failed(`it is ${urls.join(", ")}`);
      },
    ),
    valueCheck(
      {
        id: "scopes",
        asks: "Does the app have the scopes that the connector asks for?",
        remedy: `Add the scopes ${oauthScopes} under OAuth Scopes in ${settings}.`,
      },
      oauthType,
      (oauth) => {
        const scopes = (oauth.get("commaSeparatedOauthScopes") ?? "").split(/\s*,\s*/);
        const missing = ["Api", "RefreshToken", "Basic", "CustomPermissions"].filter(
          (name) => !scopes.includes(name),
        );
        return missing.length === 0 ? passed(scopes.join(", ")) : failed(`without ${missing.join(", ")}`);
      },
    ),
    provenCheck(
      {
        id: "authorize",
        asks: "Does the authorize address know the key and the callback, and refuse others?",
        remedy: `Salesforce may need 30 minutes to know a new app. Else compare Consumer Key and Callback URL in ${settings} with the environment file; to invalid_scope, add the scopes ${oauthScopes} there.`,
      },
      answerAtAuthorize,
    ),
    provenCheck(
      {
        id: "secret",
        asks: "Does the token address know the secret, and refuse another?",
        remedy: `Copy Consumer Secret from ${settings} into SALESFORCE_CLIENT_SECRET of the environment file.`,
      },
      answerAtToken,
    ),
  ],
};
