import { readFile } from "node:fs/promises";
import path from "node:path";
import { isPackageName } from "../../connector/salesforce/packageAccess.ts";
import { findApp, findOfApp, policyType } from "../deploy/findApp.ts";
import { lightningOrigin } from "../deploy/lightningOrigin.ts";
import { answerToApp } from "../deploy/proveApp.ts";
import { wordForOthers } from "../deploy/readAuthorizeAnswer.ts";
import { isSameOrg } from "../org/isSameOrg.ts";
import { projectFolder } from "../org/sf.ts";
import { finding, problem, unknown, warning, type Finding, type Look, type Tools } from "./check.ts";

/** The app's files, and the elements that an admin may have changed in Setup; `problem` where all need it. */
const parts = [
  {
    type: policyType,
    file: "extlClntAppOauthPolicies/Crosswalk_oauthPlcy.ecaOauthPlcy",
    elements: {
      permittedUsersPolicyType: "problem",
      commaSeparatedPermissionSet: "problem",
      refreshTokenPolicyType: "warning",
      refreshTokenValidityPeriod: "warning",
      refreshTokenValidityUnit: "warning",
      requiredSessionLevel: "warning",
      ipRelaxationPolicyType: "warning",
    },
  },
  {
    type: "ExtlClntAppGlobalOauthSettings",
    file: "extlClntAppGlobalOauthSets/Crosswalk_glbloauth.ecaGlblOauth",
    elements: { isPkceRequired: "problem", isRefreshTokenRotationEnabled: "problem" },
  },
  {
    type: "ExtlClntAppOauthSettings",
    file: "extlClntAppOauthSettings/Crosswalk_oauth.ecaOauth",
    elements: { commaSeparatedOauthScopes: "problem" },
  },
] as const;

const inSetup = "Setup, External Client App Manager, Crosswalk";

/** The app that people sign in through, as the org has it, and whether the connector's key is its own. */
export async function lookAtApp(tools: Tools): Promise<Look> {
  const { org } = tools;
  if ((await findApp(org)) === undefined) {
    const next =
      "npm run deploy:sandbox or deploy:production registers it with the package, npm run register-app without.";
    const none = problem("no app", "The org has no External Client App Crosswalk", next);
    return { saw: "not there", findings: [none] };
  }
  const findings: Finding[] = [];
  for (const { type, file, elements } of parts) {
    const found = await findOfApp(org, type);
    if (found === undefined) findings.push(unknown(`no ${type}`, `The org does not show the app's ${type}`));
    const source = path.join(projectFolder, "config/app-registration/main/default", file);
    const ours = await readFile(`${source}-meta.xml`, "utf8");
    for (const [element, outcome] of found ? Object.entries(elements) : []) {
      const wanted = new RegExp(`<${element}>(.*)</`).exec(ours)?.[1] ?? "";
      const value = found?.component.get(element) ?? "not set";
      if (listsAll(value, wanted)) continue;
      const says = `${element} is ${value}, and Crosswalk deploys ${wanted}`;
      findings.push(finding(outcome)(element, says, `npm run register-app, or set it in ${inSetup}.`));
    }
  }
  return { saw: "registered", findings: [...findings, ...(await proveFile(tools))] };
}

/** Whether a value has all that another has, under whatever namespace. */
function listsAll(value: string, wanted: string): boolean {
  const names = value.split(/\s*,\s*/);
  return wanted.split(/\s*,\s*/).every((name) => names.some((each) => isPackageName(each, name)));
}

const nameFile = "Name this org's file with --environment-file; deploying writes config/generated/ALIAS.env.";

/**
 * Why the connector's environment file is not known to be this org's: its key and secret are sent nowhere
 * then. Undefined where it is.
 */
export function whyNotOwn({ ctx, environment }: Pick<Tools, "ctx" | "environment">): Finding | undefined {
  const { orgId } = ctx.caller;
  const named = environment.get("SALESFORCE_ORG_ID");
  if (environment.size === 0)
    return unknown("no environment file", "There is no environment file of the connector", nameFile);
  if (named && isSameOrg(named, orgId)) return undefined;
  const says = `SALESFORCE_ORG_ID of the environment file is ${named || "not set"}, and this org is ${orgId}`;
  return problem("environment file of another org", says, `${nameFile} A refreshed sandbox has a new id.`);
}

/** What is wrong with the environment file: its key and secret, and the addresses in it. */
async function proveFile({ ctx, org, environment }: Tools): Promise<Finding[]> {
  const notOwn = whyNotOwn({ ctx, environment });
  if (notOwn) return [notOwn];
  const findings: Finding[] = [];
  const { clientId: key, clientSecret: secret, loginUrl, redirectUri } = ctx.salesforceApp.settings;
  const named = environment.get("SALESFORCE_LOGIN_URL");
  if (URL.parse(named ?? "")?.origin !== loginUrl) {
    const says = `SALESFORCE_LOGIN_URL is ${named || "not set"}, and this org is at ${loginUrl}`;
    findings.push(warning("SALESFORCE_LOGIN_URL", says, "Set it to the org's My Domain."));
  }
  const pages = lightningOrigin(org.instanceUrl);
  if (pages !== undefined && !ctx.config.panelOrigins.includes(pages)) {
    const says = `PANEL_ORIGINS does not name the org's Lightning pages, ${pages}`;
    const next = "Set it to the origin that the browser shows on a Lightning page.";
    findings.push(problem("PANEL_ORIGINS", says, next));
  }
  const answer = await answerToApp({ key, secret, loginUrl, callbackUrl: redirectUri }, false);
  if (answer.outcome === "refused") {
    const part = answer.isOfSecret ? "Consumer Secret" : "Consumer Key and Callback URL";
    const next = `Compare ${part} in ${inSetup} with the environment file. Salesforce may need 30 minutes to know a new app.`;
    const says = `The org answers ${answer.word} to the app's key, secret and callback`;
    findings.push(problem(`${part}: ${wordForOthers(answer.word)}`, says, next));
  }
  if (answer.outcome === "unknown") {
    const next = "Run this again with --sign-in: one sign-in by a rep says what Salesforce answers.";
    const says = `Key and secret are not proven: the org answers ${answer.saw}`;
    findings.push(unknown("not proven", says, answer.unreached?.nextStep ?? next));
  }
  return findings;
}
