import { randomBytes } from "node:crypto";
import { appOf } from "../../components/appOf.ts";
import type { Component } from "../../components/components.ts";
import { listStoredComponents, storeComponent } from "../../components/componentStore.ts";
import { childText, parseXml } from "../../components/xmlTree.ts";
import { nextId } from "../../storage/nextId.ts";
import { statement } from "../../storage/statement.ts";
import type { Org } from "../../types.ts";
import { forgetConsumer, findConsumer, saveConsumer } from "./appConsumers.ts";

const policyType = "ExtlClntAppOauthConfigurablePolicies";

/**
 * What the org adds to the External Client Apps of a deployment: the policy of OAuth settings that have none,
 * their link to the consumer, and a consumer key and secret where the deployment brings none.
 */
export function completeApps(org: Org, components: readonly Component[], userId: string): void {
  const ofType = (type: string) => components.filter((component) => component.type === type);
  const globals = ofType("ExtlClntAppGlobalOauthSettings");
  for (const component of globals) completeConsumer(org, component, userId);
  for (const component of ofType("ExtlClntAppOauthSettings")) {
    const app = appOf(component) ?? "";
    if (globals.some((each) => appOf(each) === app)) linkToConsumer(org, component, app, userId);
    const has = listStoredComponents(org, policyType).some((each) => appOf(each) === app);
    if (!has) makePolicy(org, app, userId);
  }
}

/**
 * Settles the consumer of global OAuth settings, as the setting `consumerKeys` says. Of live orgs, one took
 * the first key of a deployment and kept it silently ever after, and one of API 67 had no use for the secret:
 * that is `keyOnly`. Where an org takes both, it makes new ones for a later deployment without them, as a
 * deployment replaces the whole file. The key can be retrieved, the secret cannot.
 */
function completeConsumer(org: Org, component: Component, userId: string): void {
  const app = appOf(component) ?? "";
  const source = sourceOf(component);
  const settings = parseXml(source);
  const { consumerKeys } = org.settings;
  const known = findConsumer(org, app);
  const brought = consumerKeys === "made" ? undefined : childText(settings, "consumerKey");
  const key =
    (consumerKeys === "deployed" ? brought : (known?.key ?? brought)) ??
    `3MVG9${randomBytes(60).toString("base64url").replaceAll("-", ".")}`;
  const secret =
    (consumerKeys === "deployed" ? childText(settings, "consumerSecret") : undefined) ??
    (known?.key === key ? known.secret : randomBytes(32).toString("hex").toUpperCase());
  if (known && known.key !== key) {
    statement(org.db, "DELETE FROM oauth_client WHERE clientId = ?").run(known.key);
    forgetConsumer(org, app);
  }
  saveConsumer(org, app, { id: known?.id ?? nextId(org, "888"), key, secret });
  const shown = withElement(withoutElement(source, "consumerSecret"), "consumerKey", key);
  restore(org, component, shown, userId);
}

/**
 * The link is made only where the global settings are in the same deployment; settings that come without both
 * lose it, because a deployment replaces the whole file. Its form is an assumption.
 */
function linkToConsumer(org: Org, component: Component, app: string, userId: string): void {
  const source = sourceOf(component);
  const consumer = findConsumer(org, app);
  if (consumer === undefined || childText(parseXml(source), "oauthLink") !== undefined) return;
  restore(org, component, withElement(source, "oauthLink", `${org.id}:${consumer.id}`), userId);
}

/** As an org makes it: everybody may authorize the app themselves, and a refresh token lives for a year. */
function makePolicy(org: Org, app: string, userId: string): void {
  const fullName = `${app}_oauthPlcy`;
  const fileName = `extlClntAppOauthPolicies/${fullName}.ecaOauthPlcy`;
  const source = `<?xml version="1.0" encoding="UTF-8"?>
<ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
    <externalClientApplication>${app}</externalClientApplication>
    <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
    <isClientCredentialsFlowEnabled>false</isClientCredentialsFlowEnabled>
    <isGuestCodeCredFlowEnabled>false</isGuestCodeCredFlowEnabled>
    <isTokenExchangeFlowEnabled>false</isTokenExchangeFlowEnabled>
    <label>${fullName}</label>
    <permittedUsersPolicyType>AllSelfAuthorized</permittedUsersPolicyType>
    <refreshTokenPolicyType>SpecificLifetime</refreshTokenPolicyType>
    <refreshTokenValidityPeriod>365</refreshTokenValidityPeriod>
    <refreshTokenValidityUnit>Days</refreshTokenValidityUnit>
    <requiredSessionLevel>STANDARD</requiredSessionLevel>
</ExtlClntAppOauthConfigurablePolicies>
`;
  restore(org, { type: policyType, fullName, fileName, files: new Map() }, source, userId);
}

function sourceOf({ files, fileName }: Component): string {
  return files.get(fileName)?.toString("utf8") ?? "";
}

/** Keeps the component with this content of its file. */
function restore(org: Org, component: Component, source: string, userId: string): void {
  const files = new Map([...component.files, [component.fileName, Buffer.from(source)]]);
  storeComponent(org, { ...component, files }, { userId, id: nextId(org, "000") });
}

function withoutElement(source: string, name: string): string {
  return source.replace(new RegExp(`\\s*<${name}>[^<]*</${name}>`, "g"), "");
}

function withElement(source: string, name: string, text: string): string {
  const closing = source.lastIndexOf("</");
  const without = withoutElement(source.slice(0, closing), name);
  return `${without.trimEnd()}\n    <${name}>${text}</${name}>\n${source.slice(closing)}`;
}
