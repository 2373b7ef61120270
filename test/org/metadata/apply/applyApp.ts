import { saveClient } from "../../oauth/clients.ts";
import { findLoginByUsername } from "../../oauth/logins.ts";
import { statement } from "../../storage/statement.ts";
import type { Org } from "../../types.ts";
import type { StoredComponent } from "../../components/componentStore.ts";
import { findComponent, listStoredComponents } from "../../components/componentStore.ts";
import { childText, parseXml, type XmlElement } from "../../components/xmlTree.ts";

/** The scope that a client asks for, by the name that metadata gives it. */
const scopeNames: Record<string, string> = {
  Api: "api",
  Basic: "id",
  CustomPermissions: "custom_permissions",
  Email: "email",
  Full: "full",
  OpenID: "openid",
  Profile: "profile",
  RefreshToken: "refresh_token",
  Web: "web",
};

/** Lets people sign in through the External Client Apps that the org has settings of. */
export function applyExternalClientApps(org: Org): void {
  for (const component of listStoredComponents(org, "ExtlClntAppGlobalOauthSettings")) {
    const settings = rootOf(component);
    const clientId = childText(settings, "consumerKey");
    const name = childText(settings, "externalClientApplication") ?? "";
    const app = findComponent(org, "ExternalClientApplication", name);
    if (!clientId || !app) continue;
    saveClient(org, {
      clientId,
      clientSecret: childText(settings, "consumerSecret") ?? null,
      name: childText(rootOf(app), "label") ?? name,
      redirectUris: (childText(settings, "callbackUrl") ?? "").split(/\s+/).filter(Boolean),
      scopes: scopesOf(org, name),
      pkceRequired: childText(settings, "isPkceRequired") === "true",
      isCrosswalk: true,
      clientCredentialsUserId: runAsUserId(org, settings, name),
    });
  }
}

/** The app's settings and policies, which go when it goes. */
export function settingsOfApp(org: Org, app: string): StoredComponent[] {
  return listStoredComponents(org).filter(
    (component) =>
      component.type.startsWith("ExtlClntApp") &&
      childText(rootOf(component), "externalClientApplication") === app,
  );
}

/** Lets nobody sign in through the app any more. */
export function forgetExternalClientApp(org: Org, app: string): void {
  for (const component of settingsOfApp(org, app)) {
    const clientId = childText(rootOf(component), "consumerKey");
    if (clientId) statement(org.db, "DELETE FROM oauth_client WHERE clientId = ?").run(clientId);
  }
}

/** Whom the app acts as on its own: its settings and its policies both have to allow it. */
function runAsUserId(org: Org, settings: XmlElement, app: string): string | null {
  if (childText(settings, "isClientCredentialsFlowEnabled") !== "true") return null;
  const policies = listStoredComponents(org, "ExtlClntAppOauthConfigurablePolicies")
    .map(rootOf)
    .find((root) => childText(root, "externalClientApplication") === app);
  if (!policies || childText(policies, "isClientCredentialsFlowEnabled") !== "true") return null;
  return findLoginByUsername(org, childText(policies, "clientCredentialsFlowUser") ?? "")?.userId ?? null;
}

function scopesOf(org: Org, app: string): string[] {
  const settings = listStoredComponents(org, "ExtlClntAppOauthSettings")
    .map(rootOf)
    .find((root) => childText(root, "externalClientApplication") === app);
  return (settings ? (childText(settings, "commaSeparatedOauthScopes") ?? "") : "")
    .split(",")
    .map((scope) => scopeNames[scope.trim()])
    .filter((scope) => scope !== undefined);
}

function rootOf({ files, fileName }: StoredComponent): XmlElement {
  return parseXml(files.get(fileName)?.toString("utf8") ?? "<none />");
}
