import { saveClient } from "../../oauth/clients.ts";
import type { DeployedPolicy } from "../../oauth/oauthClient.ts";
import { statement } from "../../storage/statement.ts";
import type { Org } from "../../types.ts";
import type { StoredComponent } from "../../components/componentStore.ts";
import { findComponent, listStoredComponents } from "../../components/componentStore.ts";
import { childText, parseXml, type XmlElement } from "../../components/xmlTree.ts";
import { findConsumer, forgetConsumer } from "./appConsumers.ts";

/** OAuth scopes by their names in metadata. */
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

/** Makes the org accept sign-ins through its External Client Apps with settings. */
export function applyExternalClientApps(org: Org): void {
  for (const component of listStoredComponents(org, "ExtlClntAppGlobalOauthSettings")) {
    const settings = rootOf(component);
    const clientId = childText(settings, "consumerKey");
    const name = childText(settings, "externalClientApplication") ?? "";
    const app = findComponent(org, "ExternalClientApplication", name);
    if (!clientId || !app) continue;
    saveClient(org, {
      clientId,
      clientSecret: findConsumer(org, name)?.secret ?? null,
      name: childText(rootOf(app), "label") ?? name,
      redirectUris: (childText(settings, "callbackUrl") ?? "").split(/\s+/).filter(Boolean),
      scopes: scopesOf(org, name),
      pkceRequired: childText(settings, "isPkceRequired") === "true",
      isCrosswalk: true,
      home: org.which,
      policy: policyOf(org, rootOf(app), name),
    });
  }
}

/** The app's settings and policies, which are removed with it. */
export function settingsOfApp(org: Org, app: string): StoredComponent[] {
  return listStoredComponents(org).filter(
    (component) =>
      component.type.startsWith("ExtlClntApp") &&
      childText(rootOf(component), "externalClientApplication") === app,
  );
}

/** Stops sign-ins through the app. */
export function forgetExternalClientApp(org: Org, app: string): void {
  for (const component of settingsOfApp(org, app)) {
    const clientId = childText(rootOf(component), "consumerKey");
    if (clientId) statement(org.db, "DELETE FROM oauth_client WHERE clientId = ?").run(clientId);
  }
  forgetConsumer(org, app);
}

/** Whom the app's policies let in. Without policies, and by their own default, users consent themselves. */
function policyOf(org: Org, app: XmlElement, name: string): DeployedPolicy {
  const policies = policiesOf(org, name);
  const names = (policies && childText(policies, "commaSeparatedPermissionSet")) ?? "";
  const isPreauthorized =
    policies !== undefined &&
    childText(policies, "permittedUsersPolicyType") === "AdminApprovedPreAuthorized";
  return {
    kind: childText(app, "distributionState") === "Packaged" ? "packaged" : "local",
    permittedUsers: isPreauthorized ? "preauthorized" : "self",
    permissionSets: names
      .split(",")
      .map((each) => each.trim())
      .filter(Boolean),
  };
}

function policiesOf(org: Org, app: string): XmlElement | undefined {
  return listStoredComponents(org, "ExtlClntAppOauthConfigurablePolicies")
    .map(rootOf)
    .find((root) => childText(root, "externalClientApplication") === app);
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
