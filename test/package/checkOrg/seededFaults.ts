import type { CheckTools, Outcome, PackagePart } from "../../../scripts/checkOrg/check.ts";
import { steps } from "../../../scripts/checkOrg/steps/steps.ts";
import { pageFiles, type AppChange, type CheckedOrg } from "./startCheckedOrg.ts";

type More = Partial<CheckTools> & { request?: typeof fetch };

/** Something that is wrong with an org, and the check that must notice it. */
export interface SeededFault {
  what: string;
  notices: string;
  /** `fail` where left out. */
  outcome?: Outcome;
  /** What the check must say that it saw, where the outcome does not tell enough. */
  saw?: RegExp;
  /** Makes the org so, and says how to make it well again; or gives what the checks are to use. */
  seed: (checked: CheckedOrg, undo: (back: () => Promise<void>) => void) => Promise<More | void>;
}

type Body = Record<string, unknown>;

/** An org that gives other answers to some requests, which are still sent. */
function answering(
  path: RegExp,
  change: (
    body: Body,
    status: number,
  ) => { body?: unknown; status?: number; headers?: Record<string, string> },
): SeededFault["seed"] {
  const request: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const sent = typeof init?.body === "string" ? init.body : "";
    const asked = `${decodeURIComponent(String(input))} ${sent}`;
    if (!path.test(asked)) return response;
    const text = await response.text();
    const body = (text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : { text }) as Body;
    const { body: changed = body, status = response.status, headers = {} } = change(body, response.status);
    const plain = typeof changed === "string" ? changed : JSON.stringify(changed);
    return new Response(plain, { status, headers: { ...Object.fromEntries(response.headers), ...headers } });
  };
  return async () => ({ request });
}

const refusing = (path: RegExp, status: number, errorCode: string, message = "refused") =>
  answering(path, () => ({ status, body: [{ errorCode, message }] }));

/** An org that says it is elsewhere. */
const at =
  (instanceUrl: string): SeededFault["seed"] =>
  async ({ session }) => ({ org: { ...session(), instanceUrl } });

/** One row of a query, with other values. */
const row = (path: RegExp, values: Body) =>
  answering(path, (body) => ({
    body: { ...body, records: (body["records"] as Body[]).map((each) => ({ ...each, ...values })) },
  }));

interface Composite {
  compositeRequest: { url: string }[];
}

interface CompositeAnswer {
  compositeResponse: { body: Body }[];
}

/** The rows of a query that the connector's own functions send, several of them in one request. */
function rows(soql: RegExp, change: (rows: Body[]) => Body[]): SeededFault["seed"] {
  const request: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!String(input).endsWith("/composite")) return response;
    const { compositeRequest } = JSON.parse(String(init?.body)) as Composite;
    const answer = (await response.json()) as CompositeAnswer;
    for (const [index, { body }] of answer.compositeResponse.entries()) {
      if (soql.test(decodeURIComponent(compositeRequest[index]?.url ?? "")))
        body["records"] = change(body["records"] as Body[]);
    }
    return new Response(JSON.stringify(answer), { headers: response.headers });
  };
  return async () => ({ request });
}

const everyRow = (soql: RegExp, values: Body) =>
  rows(soql, (all) => all.map((each) => ({ ...each, ...values })));

/** Every assignment of a permission set, as somebody lets it expire in Setup. */
const expired: SeededFault["seed"] = async (checked, undo) => {
  const { send, query } = checked.session();
  const assignments = await query<{ Id: string }>("SELECT Id FROM PermissionSetAssignment");
  const change = async (ExpirationDate: string | null): Promise<void> => {
    for (const { Id } of assignments)
      await send(`/sobjects/PermissionSetAssignment/${Id}`, { method: "PATCH", body: { ExpirationDate } });
  };
  undo(() => change(null));
  await change("2025-01-31T00:00:00.000Z");
};

const field = (object: string, name: string, values: Body) =>
  answering(new RegExp(`/sobjects/${object}/describe`), (body) => ({
    body: {
      ...body,
      fields: (body["fields"] as Body[]).map((each) =>
        each["name"] === name ? { ...each, ...values } : each,
      ),
    },
  }));

const withoutKey = (path: RegExp, key: string) =>
  answering(path, (body) => {
    const { [key]: _, ...rest } = body;
    return { body: rest };
  });

/** The app as another deployment leaves it. */
const app =
  (change: AppChange): SeededFault["seed"] =>
  async (checked, undo) => {
    undo(() => checked.deployApp());
    await checked.deployApp(change);
  };

const element = (name: string, value: string) =>
  app((xml) => xml.replace(new RegExp(`<${name}>[^<]*<`), `<${name}>${value}<`));

const values = (changes: Record<string, string>): SeededFault["seed"] => {
  return async ({ environment }) => ({ environment: new Map([...environment, ...Object.entries(changes)]) });
};

const rep = "rep@practice.example";

/** A user as the control plane makes them, and back. */
const user =
  (username: string, changes: object, back: object): SeededFault["seed"] =>
  async (checked, undo) => {
    undo(() => checked.set("PATCH", `/users/${username}`, back));
    await checked.set("PATCH", `/users/${username}`, changes);
  };

/** A user of the practice org who lacks something, given the permission set. */
const givenTheSet = (name: string, set = "Crosswalk_Rep") =>
  user(`${name}@practice.example`, { permissionSets: [set] }, { permissionSets: [] });

const settings =
  (changes: object, back: object): SeededFault["seed"] =>
  async (checked, undo) => {
    undo(() => checked.set("PATCH", "/settings", back));
    await checked.set("PATCH", "/settings", changes);
  };

/** A fault of the control plane, for what a person's own session asks. */
const orgFault =
  (fault: object): SeededFault["seed"] =>
  async (checked, undo) => {
    undo(() => checked.set("DELETE", "/faults"));
    await checked.set("POST", "/faults", { action: "error", ...fault });
  };

const plan = (changes: Body) =>
  answering(/\/query\?explain=[^"]* $/, (body) => ({
    body: { ...body, plans: (body["plans"] as Body[]).map((each) => ({ ...each, ...changes })) },
  }));
const costly = { leadingOperationType: "TableScan", relativeCost: 2.4, sobjectCardinality: 900_000 };

/** A file of what makes Crosswalk's pages visible, as somebody changed it in Setup. */
function page(file: string, change: (xml: string) => string): SeededFault["seed"] {
  return async (checked, undo) => {
    undo(() => checked.deployPages());
    await checked.deploy(new Map([[file, change(pageFiles().get(file) ?? "")]]));
  };
}

const trustedSite = "cspTrustedSites/Crosswalk_Connector.cspTrustedSite";

/** The address that an admin entered on the Crosswalk page. */
const entered =
  (URL__c: string): SeededFault["seed"] =>
  async (checked, undo) => {
    undo(async () => void checked.org.org.db.prepare("DELETE FROM Crosswalk_Connector__c").run());
    const record = { SetupOwnerId: checked.org.orgId, URL__c };
    await checked.set("POST", "/records/Crosswalk_Connector__c", [record]);
  };

/** The org at an address of Salesforce's, which tells where its Lightning pages are. */
const inSandbox: SeededFault["seed"] = async ({ session, environment }) => ({
  org: { ...session(), instanceUrl: "https://acme--uat.sandbox.my.salesforce.com" },
  environment: new Map([...environment].filter(([name]) => name !== "SALESFORCE_LOGIN_URL")).set(
    "SALESFORCE_LOGIN_URL",
    "https://acme--uat.sandbox.my.salesforce.com",
  ),
});

/** A record of the package's permission sets, or of their groups, changed over REST. */
async function sessionBased(
  { session }: CheckedOrg,
  undo: (back: () => Promise<void>) => void,
  soql: string,
) {
  const { send, query } = session();
  const sobject = /FROM (\w+)/.exec(soql)?.[1];
  const ids = (await query<{ Id: string }>(soql)).map(({ Id }) => Id);
  const change = async (HasActivationRequired: boolean): Promise<void> => {
    for (const id of ids)
      await send(`/sobjects/${sobject}/${id}`, { method: "PATCH", body: { HasActivationRequired } });
  };
  undo(() => change(false));
  await change(true);
}

/** A session-based group with the rep's permission set. `member` has it from there. */
const sessionGroup =
  (member?: string): SeededFault["seed"] =>
  async ({ session }, undo) => {
    const { send, query } = session();
    const create = async (object: string, body: Body): Promise<string> => {
      const { status, body: created } = await send(`/sobjects/${object}`, { method: "POST", body });
      if (status !== 201) throw new Error(JSON.stringify(created));
      const { id } = created as { id: string };
      undo(async () => void (await send(`/sobjects/${object}/${id}`, { method: "DELETE" })));
      return id;
    };
    const team = { DeveloperName: "Team", MasterLabel: "The Team", HasActivationRequired: true };
    const PermissionSetGroupId = await create("PermissionSetGroup", team);
    const [set] = await query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Crosswalk_Rep'");
    await create("PermissionSetGroupComponent", { PermissionSetGroupId, PermissionSetId: set?.Id });
    if (member === undefined) return;
    const [found] = await query<{ Id: string }>(`SELECT Id FROM User WHERE Username = '${member}'`);
    await create("PermissionSetAssignment", { PermissionSetGroupId, AssigneeId: found?.Id });
  };

const noneListed = (type: string) =>
  answering(new RegExp(`listMetadata.*<type>${type}<`, "s"), () => ({ body: "<x/>" }));

const component = { componentType: "CustomField", fullName: "Contact.Crosswalk_Lead__c" };
const notThere = "Not available for deploy for this organization";

const metadata = (type: string, content: string) =>
  answering(new RegExp(`readMetadata.*<type>${type}</type>`, "s"), () => ({
    body: `<x><records><fullName>x</fullName>${content}</records></x>`,
  }));

const refusedAs = (statusCode: string) => ({ success: false, errors: [{ statusCode }] });
const rolledBack = refusedAs("ALL_OR_NONE_OPERATION_ROLLED_BACK");
const tooLong = refusedAs("STRING_TOO_LONG");

/** An org that takes the package, and refuses a component of what needs it. */
const refusingOf = (componentType: string, fullName: string, problem: string) => async () => ({
  validate: async (part: PackagePart) => (part === "all" ? [{ componentType, fullName, problem }] : []),
});

export const seededFaults: SeededFault[] = [
  {
    what: "the API is off for the user",
    notices: "org.answers",
    seed: refusing(/\/limits/, 403, "API_DISABLED_FOR_ORG"),
  },
  {
    what: "the CLI's session has ended",
    notices: "org.answers",
    seed: refusing(/\/limits/, 401, "INVALID_SESSION_ID"),
  },
  {
    what: "nothing answers",
    notices: "org.answers",
    seed: async () => ({ request: () => Promise.reject(new TypeError("fetch failed")) }),
  },
  {
    what: "the API version is not offered",
    notices: "org.api-version",
    seed: answering(/\/services\/data $/, () => ({ body: [{ version: "59.0" }] })),
  },
  {
    what: "Professional Edition",
    notices: "org.edition",
    seed: row(/FROM Organization/, { OrganizationType: "Professional Edition" }),
  },
  {
    what: "Group Edition",
    notices: "org.edition",
    seed: row(/FROM Organization/, { OrganizationType: "Group Edition" }),
  },
  {
    what: "an address that the connector refuses",
    notices: "org.my-domain",
    seed: at("https://crm.contoso.example"),
  },
  {
    what: "an instance without My Domain",
    notices: "org.my-domain",
    outcome: "warning",
    seed: at("https://eu5.salesforce.com"),
  },
  {
    what: "the allowance is used up",
    notices: "org.allowance",
    seed: answering(/\/limits $/, () => ({ body: { DailyApiRequests: { Max: 100, Remaining: 0 } } })),
  },
  {
    what: "little of the allowance is left",
    notices: "org.allowance",
    outcome: "warning",
    seed: answering(/\/limits $/, () => ({ body: { DailyApiRequests: { Max: 100, Remaining: 9 } } })),
  },
  {
    what: "two million contacts",
    notices: "org.contacts",
    outcome: "warning",
    seed: answering(/recordCount/, () => ({ body: { sObjects: [{ name: "Contact", count: 2_123_456 }] } })),
  },
  {
    what: "no lead source is active",
    notices: "org.lead-source",
    saw: /^none$/,
    seed: field("Contact", "LeadSource", { picklistValues: [{ value: "Web", label: "Web", active: false }] }),
  },
  {
    what: "last names are encrypted",
    notices: "org.encrypted-fields",
    outcome: "warning",
    seed: field("Contact", "LastName", { filterable: false }),
  },
  {
    what: "companies of Salesforce Leads are encrypted",
    notices: "org.encrypted-fields",
    outcome: "warning",
    seed: field("Lead", "Company", { filterable: false }),
  },
  {
    what: "Translation Language Settings are off",
    notices: "org.translations",
    outcome: "warning",
    seed: metadata("LanguageSettings", "<enableTranslationWorkbench>false</enableTranslationWorkbench>"),
  },
  {
    what: "API Access Control admits approved apps alone",
    notices: "org.api-access-control",
    outcome: "warning",
    seed: metadata("ConnectedAppSettings", "<enableAdminApprovedAppsOnly>true</enableAdminApprovedAppsOnly>"),
  },
  {
    what: "the org refuses a component",
    notices: "package.core",
    seed: async () => ({ validate: async () => [{ ...component, problem: "refused" }] }),
  },
  {
    what: "the org takes no translations",
    notices: "package.translations",
    outcome: "warning",
    saw: /in place of de$/,
    seed: refusingOf("Translations", "de", notThere),
  },
  {
    what: "the org refuses the app",
    notices: "package.app",
    saw: /^ExternalClientApplication Crosswalk: Not available/,
    seed: refusingOf("ExternalClientApplication", "Crosswalk", notThere),
  },
  {
    what: "the CLI's user may not read consumer secrets",
    notices: "package.app-permissions",
    outcome: "warning",
    saw: /^not without View Client Secret$/,
    seed: answering(/\/query\?q=SELECT PermissionsExternalClientApp/, (body) => ({
      body: {
        ...body,
        records: (body["records"] as Body[]).map((each) => ({ ...each, PermissionsViewClientSecret: false })),
      },
    })),
  },
  {
    what: "Lightning Locker is on",
    notices: "org.lightning-web-security",
    outcome: "warning",
    seed: metadata("SecuritySettings", "<lockerServiceNext>false</lockerServiceNext>"),
  },
  {
    what: "the environment file has another org's id",
    notices: "app.environment-file",
    saw: /^SALESFORCE_ORG_ID is/,
    seed: values({ SALESFORCE_ORG_ID: "00D000000000001EAA" }),
  },
  {
    what: "the environment file has another org's My Domain",
    notices: "app.environment-file",
    saw: /^SALESFORCE_LOGIN_URL is https:\/\/contoso\.my\.salesforce\.com/,
    seed: values({ SALESFORCE_LOGIN_URL: "https://contoso.my.salesforce.com" }),
  },
  {
    what: "the environment file has the org's Lightning address",
    notices: "app.environment-file",
    saw: /^SALESFORCE_LOGIN_URL must be the org's My Domain/,
    seed: values({ SALESFORCE_LOGIN_URL: "https://contoso.lightning.force.com" }),
  },
  {
    what: "the connector would not start with the environment file",
    notices: "app.environment-file",
    saw: /^PUBLIC_URL must end after the host[^;]*; SALESFORCE_ORG_ID must be an organization id/,
    seed: values({ PUBLIC_URL: "https://leads.contoso.example/crosswalk", SALESFORCE_ORG_ID: "contoso" }),
  },
  {
    what: "the environment file names no login address",
    notices: "app.environment-file",
    saw: /^SALESFORCE_LOGIN_URL is not/,
    seed: values({ SALESFORCE_LOGIN_URL: "" }),
  },
  {
    what: "the environment file has the sandboxes' login page",
    notices: "app.environment-file",
    outcome: "warning",
    saw: /test\.salesforce\.com, the login page of all orgs/,
    seed: values({ SALESFORCE_LOGIN_URL: "https://test.salesforce.com" }),
  },
  {
    what: "nothing in the environment file tells whose it is",
    notices: "app.environment-file",
    outcome: "warning",
    saw: /nothing tells whose file it is/,
    seed: values({ SALESFORCE_LOGIN_URL: "https://login.salesforce.com", SALESFORCE_ORG_ID: "" }),
  },
  {
    what: "another org's environment file, whose key is not looked at",
    notices: "app.authorize",
    outcome: "unknown",
    saw: /another org's/,
    seed: values({ SALESFORCE_ORG_ID: "00D000000000001EAA" }),
  },
  {
    what: "another org's environment file, with which nobody signs in",
    notices: "sign-in.accepted",
    outcome: "unknown",
    saw: /another org's/,
    seed: values({ SALESFORCE_ORG_ID: "00D000000000001EAA" }),
  },
  {
    what: "the connector admits another org's Lightning pages",
    notices: "app.panel-origin",
    saw: /they are at https:\/\/acme--uat\.sandbox\.lightning\.force\.com$/,
    seed: inSandbox,
  },
  {
    what: "the connector admits no Lightning pages",
    notices: "app.panel-origin",
    saw: /^PANEL_ORIGINS is not set/,
    seed: values({ PANEL_ORIGINS: "" }),
  },
  {
    what: "the app is not in the org",
    notices: "app.registered",
    seed: answering(/listMetadata.*<type>ExternalClientApplication</s, () => ({ body: "<x/>" })),
  },
  {
    what: "the app has no policy",
    notices: "app.policy",
    seed: answering(/listMetadata.*<type>ExtlClntAppOauthConfigurablePolicies</s, () => ({ body: "<x/>" })),
  },
  {
    what: "everybody may authorize the app",
    notices: "app.permitted-users",
    seed: element("permittedUsersPolicyType", "AllSelfAuthorized"),
  },
  {
    what: "the policy names Crosswalk Admin alone",
    notices: "app.permission-sets",
    seed: element("commaSeparatedPermissionSet", "Crosswalk_Admin"),
  },
  {
    what: "the policy names no permission set",
    notices: "app.permission-sets",
    seed: app((xml) => xml.replace(/<commaSeparatedPermissionSet>.*?<\/commaSeparatedPermissionSet>/, "")),
  },
  {
    what: "refresh tokens end at once",
    notices: "app.refresh-token-life",
    seed: element("refreshTokenPolicyType", "Zero"),
  },
  {
    what: "refresh tokens never end",
    notices: "app.refresh-token-life",
    outcome: "warning",
    seed: element("refreshTokenPolicyType", "Infinite"),
  },
  {
    what: "refresh tokens end after eight hours without use",
    notices: "app.refresh-token-life",
    saw: /overnight/,
    seed: app((xml) =>
      xml
        .replace(/<refreshTokenValidityPeriod>\d+/, "<refreshTokenValidityPeriod>8")
        .replace("<refreshTokenValidityUnit>Days", "<refreshTokenValidityUnit>Hours"),
    ),
  },
  {
    what: "refresh tokens end after two days without use",
    notices: "app.refresh-token-life",
    outcome: "warning",
    saw: /weekend/,
    seed: element("refreshTokenValidityPeriod", "2"),
  },
  {
    what: "refresh tokens end after a month, however often they are used",
    notices: "app.refresh-token-life",
    outcome: "warning",
    seed: element("refreshTokenPolicyType", "SpecificLifetime"),
  },
  {
    what: "the policy does not say how long refresh tokens last",
    notices: "app.refresh-token-life",
    outcome: "warning",
    seed: app((xml) => xml.replace(/<refreshTokenValidity(Period|Unit)>.*?<\/refreshTokenValidity\1>/g, "")),
  },
  {
    what: "the app demands a session of high assurance",
    notices: "app.session-level",
    outcome: "warning",
    seed: element("requiredSessionLevel", "HIGH_ASSURANCE"),
  },
  {
    what: "IP restrictions are relaxed",
    notices: "app.ip-restrictions",
    outcome: "warning",
    seed: element("ipRelaxationPolicyType", "Bypass"),
  },
  { what: "PKCE is off", notices: "app.pkce", seed: element("isPkceRequired", "false") },
  {
    what: "rotation is off",
    notices: "app.rotation",
    seed: element("isRefreshTokenRotationEnabled", "false"),
  },
  {
    what: "the callback is another connector's",
    notices: "app.callback",
    seed: element("callbackUrl", "https://old.contoso.example/oauth/callback"),
  },
  {
    what: "the app has no refresh tokens",
    notices: "app.scopes",
    seed: element("commaSeparatedOauthScopes", "Api, Basic"),
  },
  {
    what: "the app has no custom permissions",
    notices: "app.scopes",
    saw: /CustomPermissions/,
    seed: element("commaSeparatedOauthScopes", "Api, RefreshToken, Basic"),
  },
  {
    what: "the app lacks a scope that the connector asks for",
    notices: "app.authorize",
    saw: /invalid_scope/,
    seed: element("commaSeparatedOauthScopes", "Api, RefreshToken, Basic"),
  },
  {
    what: "the connector has a key that the org does not know",
    notices: "app.authorize",
    seed: values({ SALESFORCE_CLIENT_ID: "AnotherKey" }),
  },
  {
    what: "the connector moved and the app did not",
    notices: "app.authorize",
    seed: values({ PUBLIC_URL: "https://new.contoso.example" }),
  },
  {
    what: "the connector has another secret",
    notices: "app.secret",
    seed: values({ SALESFORCE_CLIENT_SECRET: "AnotherSecret" }),
  },
  {
    what: "the package is not in the org",
    notices: "rights.permission-sets",
    seed: everyRow(/FROM PermissionSet WHERE Name/, { Name: "Another" }),
  },
  {
    what: "a permission set is session-based",
    notices: "rights.session-activation",
    saw: /^not Crosswalk Rep: \d of \d have Crosswalk only so: \w+@practice\.example/,
    seed: (checked, undo) =>
      sessionBased(checked, undo, "SELECT Id FROM PermissionSet WHERE Name = 'Crosswalk_Rep'"),
  },
  {
    what: "a session-based group with a permission set is all that somebody has",
    notices: "rights.session-activation",
    saw: /^not The Team: 1 of \d have Crosswalk only so: noapi@practice\.example$/,
    seed: sessionGroup("noapi@practice.example"),
  },
  {
    what: "a group with a permission set is session-based, and nobody's",
    notices: "rights.session-activation",
    outcome: "warning",
    saw: /^not The Team; nobody/,
    seed: sessionGroup(),
  },
  {
    what: "a group with a permission set is session-based, of somebody who has the set, too",
    notices: "rights.session-activation",
    outcome: "warning",
    saw: /^not The Team; nobody/,
    seed: sessionGroup(rep),
  },
  {
    what: "nobody holds Crosswalk Rep",
    notices: "rights.reps",
    seed: rows(/FROM PermissionSetAssignment/, () => []),
  },
  { what: "every assignment of Crosswalk Rep has expired", notices: "rights.reps", seed: expired },
  {
    what: "nobody holds Crosswalk Admin",
    notices: "rights.admins",
    seed: user(
      "admin@practice.example",
      { permissionSets: ["Crosswalk_Rep"] },
      { permissionSets: ["Crosswalk_Rep", "Crosswalk_Admin"] },
    ),
  },
  { what: "a rep may not use the API", notices: "rights.api-enabled", seed: givenTheSet("noapi") },
  {
    what: "an admin may not use the API",
    notices: "rights.admin-api-enabled",
    seed: givenTheSet("noapi", "Crosswalk_Admin"),
  },
  {
    what: "a rep is frozen",
    notices: "rights.frozen",
    seed: user(rep, { frozen: true }, { frozen: false }),
  },
  {
    what: "an admin is frozen who is no rep",
    notices: "rights.frozen",
    seed: user(
      "noapi@practice.example",
      { frozen: true, permissionSets: ["Crosswalk_Admin"] },
      { frozen: false, permissionSets: [] },
    ),
  },
  { what: "a rep may only read", notices: "rights.create-contact", seed: givenTheSet("readonly") },
  {
    what: "reps may create contacts but not read them",
    notices: "rights.create-contact",
    seed: rows(/FROM ObjectPermissions/, (all) =>
      all.map((each) => (each["SobjectType"] === "Contact" ? { ...each, PermissionsRead: false } : each)),
    ),
  },
  {
    what: "reps may not read accounts",
    notices: "rights.read-account",
    seed: everyRow(/FROM ObjectPermissions/, { PermissionsRead: false }),
  },
  {
    what: "reps may not edit opportunities",
    notices: "rights.edit-opportunity",
    outcome: "warning",
    seed: everyRow(/FROM ObjectPermissions/, { PermissionsEdit: false }),
  },
  { what: "a rep may not edit titles", notices: "rights.required-fields", seed: givenTheSet("nofls") },
  {
    what: "reps may not edit phones",
    notices: "rights.optional-fields",
    outcome: "warning",
    seed: rows(/FROM FieldPermissions/, (all) => all.filter((each) => each["Field"] !== "Contact.Phone")),
  },
  {
    what: "reps may not write the lead's id",
    notices: "rights.lead-id",
    seed: rows(/FROM FieldPermissions/, (all) =>
      all.filter((each) => !String(each["Field"]).includes("Crosswalk")),
    ),
  },
  {
    what: "the package's app is not in the org",
    notices: "lightning.panel",
    seed: noneListed("CustomApplication"),
  },
  {
    what: "somebody took the panel out of the utility bar",
    notices: "lightning.panel",
    saw: /Crosswalk_UtilityBar is without crosswalkPanel/,
    seed: page("flexipages/Crosswalk_UtilityBar.flexipage", (xml) =>
      xml.replace(/<itemInstances>[\s\S]*<\/itemInstances>/, ""),
    ),
  },
  {
    what: "somebody took the utility bar off the app",
    notices: "lightning.panel",
    seed: page("applications/Crosswalk.app", (xml) => xml.replace(/<utilityBar>.*<\/utilityBar>/, "")),
  },
  {
    what: "somebody took Crosswalk off the page of accounts",
    notices: "lightning.record-pages",
    outcome: "warning",
    saw: /^not on that of Account$/,
    seed: page("flexipages/Crosswalk_Account.flexipage", (xml) =>
      xml.replace(
        /<itemInstances>\s*<componentInstance>\s*<componentName>crosswalkRecord[\s\S]*?<\/itemInstances>/,
        "",
      ),
    ),
  },
  {
    what: "somebody gave the app another page of contacts and of opportunities",
    notices: "lightning.record-pages",
    outcome: "warning",
    saw: /^not on that of Contact, Opportunity$/,
    seed: page("applications/Crosswalk.app", (xml) =>
      xml
        .replace(
          /<content>Crosswalk_(Contact|Opportunity)<\/content>/g,
          "<content>Crosswalk_Account</content>",
        )
        .replace(/<pageOrSobjectType>(Contact|Opportunity)</g, "<pageOrSobjectType>Case<"),
    ),
  },
  {
    what: "somebody gave phones another page of contacts",
    notices: "lightning.record-pages",
    outcome: "warning",
    saw: /^not on that of Contact$/,
    seed: page("applications/Crosswalk.app", (xml) =>
      xml.replace(
        /<content>Crosswalk_Contact(<\/content>\s*<formFactor>Small)/,
        "<content>Crosswalk_Leads$1",
      ),
    ),
  },
  {
    what: "the package's tab is not in the org",
    notices: "lightning.settings",
    seed: noneListed("CustomTab"),
  },
  {
    what: "reps may not open the app",
    notices: "lightning.rep-app",
    seed: page("permissionsets/Crosswalk_Rep.permissionset", (xml) =>
      xml.replace("<visible>true", "<visible>false"),
    ),
  },
  {
    what: "admins may not open the app",
    notices: "lightning.admin-app",
    seed: page("permissionsets/Crosswalk_Admin.permissionset", (xml) =>
      xml.replace("<visible>true", "<visible>false"),
    ),
  },
  {
    what: "the tab is off for admins",
    notices: "lightning.admin-tab",
    seed: page("permissionsets/Crosswalk_Admin.permissionset", (xml) =>
      xml.replace(/<tabSettings>[\s\S]*<\/tabSettings>/, ""),
    ),
  },
  {
    what: "the panel's address was never entered",
    notices: "lightning.connector-address",
    saw: /^it has no address$/,
    seed: row(/FROM Crosswalk_Setting__mdt/, { Connector_URL__c: null }),
  },
  {
    what: "a refreshed sandbox has production's address",
    notices: "lightning.connector-address",
    saw: /^Connector URL on the Crosswalk page is https:\/\/production\.contoso\.example$/,
    seed: entered("https://production.contoso.example"),
  },
  {
    what: "the package was deployed for another connector",
    notices: "lightning.connector-address",
    saw: /^the record Default of Crosswalk Setting is https:\/\/leads\.contoso\.example$/,
    seed: values({ PUBLIC_URL: "https://new.contoso.example" }),
  },
  {
    what: "the example address is deployed",
    notices: "lightning.connector-address",
    saw: /which the panel does not take/,
    seed: row(/FROM Crosswalk_Setting__mdt/, { Connector_URL__c: "https://crosswalk-connector.example.com" }),
  },
  {
    what: "an address with a path was entered",
    notices: "lightning.connector-address",
    saw: /which the panel does not take/,
    seed: entered("https://leads.contoso.example/crosswalk"),
  },
  ...[
    "https://leads.contoso.example//",
    "https:/leads.contoso.example",
    "https:///leads.contoso.example",
    "https://leads.contoso.example\\",
    "https://@leads.contoso.example",
  ].map((address): SeededFault => ({
    what: `${address} was entered, which the package's class refuses`,
    notices: "lightning.connector-address",
    saw: /which the panel does not take/,
    seed: entered(address),
  })),
  {
    what: "the trusted URL is not what the panel calls, which an admin entered",
    notices: "lightning.trusted-url",
    saw: /^not https:\/\/new\.contoso\.example$/,
    seed: entered("https://new.contoso.example"),
  },
  {
    what: "the trusted URL is another connector's",
    notices: "lightning.trusted-url",
    seed: page(trustedSite, (xml) => xml.replace("https://leads.", "https://old.")),
  },
  {
    what: "the trusted URL is off",
    notices: "lightning.trusted-url",
    seed: page(trustedSite, (xml) => xml.replace("<isActive>true", "<isActive>false")),
  },
  {
    what: "the trusted URL is for Experience Cloud sites alone",
    notices: "lightning.trusted-url",
    seed: page(trustedSite, (xml) => xml.replace("<context>LEX", "<context>Communities")),
  },
  {
    what: "the trusted URL is not for calls",
    notices: "lightning.trusted-url",
    seed: page(trustedSite, (xml) =>
      xml.replace("<isApplicableToConnectSrc>true", "<isApplicableToConnectSrc>false"),
    ),
  },
  { what: "contacts are scanned", notices: "queries.contacts", outcome: "warning", seed: plan(costly) },
  { what: "Salesforce Leads are scanned", notices: "queries.leads", outcome: "warning", seed: plan(costly) },
  { what: "accounts are scanned", notices: "queries.accounts", outcome: "warning", seed: plan(costly) },
  {
    what: "an index that is not selective",
    notices: "queries.opportunities",
    outcome: "warning",
    seed: plan({ ...costly, leadingOperationType: "Index" }),
  },
  {
    what: "the search for lost answers is scanned",
    notices: "queries.lost-answers",
    outcome: "warning",
    seed: plan(costly),
  },
  {
    what: "queries are explained by none",
    notices: "shapes.explain",
    outcome: "warning",
    seed: plan({ relativeCost: undefined }),
  },
  {
    what: "SOSL is off",
    notices: "queries.search",
    outcome: "warning",
    seed: refusing(/\/search\?q=/, 400, "INVALID_SEARCH"),
  },
  {
    what: "accounts are not searchable",
    notices: "queries.suggestions",
    seed: refusing(/\/search\/suggestions/, 400, "INVALID_SEARCH_SCOPE"),
  },
  {
    what: "long queries are refused",
    notices: "queries.longest",
    seed: answering(/001000000001999/, () => ({
      body: {
        compositeResponse: [
          { httpStatusCode: 400, body: [{ errorCode: "QUERY_TOO_COMPLICATED", message: "no" }] },
        ],
      },
    })),
  },
  {
    what: "a version does not name identity",
    notices: "shapes.resources",
    outcome: "warning",
    seed: withoutKey(/v67\.0\/ $/, "identity"),
  },
  {
    what: "an answer says nothing of the allowance",
    notices: "shapes.limits-header",
    outcome: "warning",
    seed: answering(/\/sobjects $/, () => ({ headers: { "sforce-limit-info": "none" } })),
  },
  {
    what: "fields do not say whether they are unique",
    notices: "shapes.describe-fields",
    seed: answering(/\/sobjects\/Contact\/describe/, (body) => ({
      body: { ...body, fields: (body["fields"] as Body[]).map(({ unique: _, ...rest }) => rest) },
    })),
  },
  {
    what: "If-Modified-Since is ignored within a composite request",
    notices: "shapes.composite-if-modified-since",
    outcome: "warning",
    seed: answering(/If-Modified-Since/, () => ({
      body: { compositeResponse: [{ referenceId: "r0", httpStatusCode: 200, body: {} }] },
    })),
  },
  {
    what: "Salesforce stops at the first contact that it refuses",
    notices: "shapes.rehearsal",
    outcome: "warning",
    seed: answering(/"allOrNone":true/, () => ({ body: [rolledBack, rolledBack, tooLong] })),
  },
  {
    what: "a request may have one graph only",
    notices: "shapes.graphs",
    outcome: "warning",
    seed: refusing(/"graphId":"2"/, 400, "INVALID_INPUT", "Too many graphs provided"),
  },
  {
    what: "a composite request explains nothing",
    notices: "shapes.composite-explain",
    outcome: "warning",
    seed: answering(/compositeRequest.*\/query\?explain=/s, () => ({
      body: { compositeResponse: [{ httpStatusCode: 200, body: { totalSize: 0, done: true, records: [] } }] },
    })),
  },
  {
    what: "suggestions have another list",
    notices: "shapes.suggestions",
    seed: withoutKey(/suggestions/, "autoSuggestResults"),
  },
  {
    what: "a field that is not there is refused with another code",
    notices: "shapes.no-such-field",
    seed: refusing(/SELECT Nowhere__c/, 400, "MALFORMED_QUERY"),
  },
  {
    what: "a record that is not there is refused in other words",
    notices: "shapes.no-such-record",
    seed: refusing(/003000000000000AAA/, 404, "NOT_FOUND", "Provided external ID field does not exist"),
  },
  {
    what: "a refused session is answered without its header",
    notices: "shapes.wrong-token",
    seed: answering(/\/limits/, (_, status) =>
      status === 401 ? { headers: { "www-authenticate": "Bearer" } } : {},
    ),
  },
  {
    what: "a rep without the permission set signs in",
    notices: "sign-in.accepted",
    seed: async ({ signInAs }) => ({ askForAddress: signInAs("readonly@practice.example") }),
  },
  {
    what: "the address of another sign-in is pasted",
    notices: "sign-in.accepted",
    seed: async () => ({
      askForAddress: async () => "https://leads.contoso.example/oauth/callback?code=1&state=2",
    }),
  },
  {
    what: "a code is exchanged with another secret",
    notices: "sign-in.accepted",
    seed: values({ SALESFORCE_CLIENT_SECRET: "AnotherSecret" }),
  },
  {
    what: "the app has no scope refresh_token",
    notices: "sign-in.accepted",
    seed: element("commaSeparatedOauthScopes", "Api, Basic"),
  },
  {
    what: "the package's class is not for who signs in",
    notices: "sign-in.package-class",
    saw: /permission set/,
    seed: async (checked, undo) => {
      await element("permittedUsersPolicyType", "AllSelfAuthorized")(checked, undo);
      return { askForAddress: checked.signInAs("readonly@practice.example") };
    },
  },
  {
    what: "the package's class fails",
    notices: "sign-in.package-class",
    saw: /CrosswalkAccess failed/,
    seed: orgFault({
      path: "/apexrest/",
      status: 500,
      body: [{ errorCode: "APEX_ERROR", message: "System.NullPointerException: No." }],
    }),
  },
  {
    what: "refresh tokens are not rotated",
    notices: "sign-in.rotation",
    outcome: "warning",
    seed: settings({ refreshTokenRotation: false }, { refreshTokenRotation: true }),
  },
  {
    what: "a sign-in cannot be renewed",
    notices: "sign-in.rotation",
    seed: async ({ signInAs }) => ({
      askForAddress: (url) => signInAs(rep)(url.replace("refresh_token", "")),
    }),
  },
  {
    what: "a used refresh token is taken",
    notices: "sign-in.used-token",
    outcome: "warning",
    seed: settings({ refreshTokenRotation: false }, { refreshTokenRotation: true }),
  },
  {
    what: "no refresh token is given",
    notices: "sign-in.refresh-token",
    seed: async ({ signInAs }) => ({
      askForAddress: (url) => signInAs(rep)(url.replace("refresh_token", "")),
    }),
  },
  {
    what: "the identity is refused",
    notices: "sign-in.identity",
    seed: orgFault({ path: "^/id/", status: 403, body: "Bad_OAuth_Token" }),
  },
  {
    what: "a revoked token goes on working",
    notices: "sign-in.signed-out",
    seed: async (checked, undo) => {
      // Where refresh tokens rotate, the sign-in is over already: a used one was seen.
      await settings({ refreshTokenRotation: false }, { refreshTokenRotation: true })(checked, undo);
      await orgFault({ path: "/oauth2/revoke", status: 200, times: 2 })(checked, undo);
    },
  },
  {
    what: "a contact is left without its role",
    notices: "write.neither",
    seed: answering(/SELECT Id FROM Contact WHERE AccountId IN/, (body) => ({
      body: { ...body, totalSize: 1 },
    })),
  },
  {
    what: "a rule refuses every contact",
    notices: "write.both",
    seed: async (checked, undo) => {
      undo(() => checked.set("DELETE", "/objects/Contact/validation-rules/Never"));
      const rule = { name: "Never", when: "LastName != null", message: "No contacts today" };
      await checked.set("POST", "/objects/Contact/validation-rules", rule);
    },
  },
  {
    what: "a lead's second contact is refused in other words",
    notices: "write.same-lead-twice",
    outcome: "warning",
    seed: answering(/"FirstName":"second"/, () => ({
      status: 400,
      body: [{ errorCode: "DUPLICATE_VALUE", message: "There is one already" }],
    })),
  },
  {
    what: "nothing answers any more once something is written",
    notices: "write.taken-away",
    seed: async (checked, undo) => {
      undo(async () => void (await checked.check(steps.filter(({ needs }) => needs === "write"))));
      let isWritten = false;
      return {
        request: async (input, init) => {
          if (isWritten) throw new TypeError("fetch failed");
          isWritten = String(init?.body).includes('"FirstName":"second"');
          return fetch(input, init);
        },
      };
    },
  },
  {
    what: "what was written cannot be deleted",
    notices: "write.taken-away",
    seed: async (checked, undo) => {
      undo(async () => void (await checked.check(steps.filter(({ needs }) => needs === "write"))));
      return {
        request: async (input, init) =>
          init?.method === "DELETE"
            ? new Response(JSON.stringify([{ errorCode: "DELETE_FAILED", message: "no" }]), { status: 400 })
            : fetch(input, init),
      };
    },
  },
];
