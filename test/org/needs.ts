/**
 * Who needs what the practice org answers, and why it is held to be what Salesforce answers. Its breadth is
 * frozen: a row is added where a real org, its documentation or a client that nobody here wrote refuted the
 * org, and what nobody needs any more is taken out. test/architecture/practiceOrgNeeds.test.ts looks for each
 * need where it is said to be.
 */
import type { OrgSettings } from "./types.ts";

/** Whose code asks, and what it says there. */
interface OurCode {
  /** `command`: a script of the project that talks to the org itself. */
  who: "connector" | "page" | "command" | "test";
  in: string;
  asks: string;
}

/** A command of the Salesforce CLI that a script of the project starts. */
interface CliCommand {
  who: "Salesforce CLI";
  command: string;
}

/** Tests of others, which the README counts. */
interface ForeignTest {
  who: "jsforce" | "plugin-data" | "openid-client";
  test: string;
}

/** A browser that a rep or admin signs in with. */
interface Browser {
  who: "browser";
  at: string;
}

type Asker = OurCode | CliCommand | ForeignTest | Browser;

type Because =
  | { kind: "documentation"; url: string }
  /** An answer of a real org, among the recorded ones (`SALESFORCE_REFERENCE`). */
  | { kind: "recording"; file: string }
  | { kind: "foreign client"; client: string; shows: string }
  /** A control that stands for nothing in Salesforce: what a test needs to be repeatable or slow. */
  | { kind: "machinery"; why: string }
  /** No source tells which way Salesforce goes: what we do must hold for each. */
  | { kind: "undocumented"; question: string };

interface Need {
  neededBy: [Asker, ...Asker[]];
  because: Because;
}

const guide =
  (book: string) =>
  (page: string): Because => ({
    kind: "documentation",
    url: `https://developer.salesforce.com/docs/atlas.en-us.${book}.meta/${book}/${page}.htm`,
  });
const rest = guide("api_rest");
const bulk = guide("api_asynch");
const tooling = guide("api_tooling");
const metadata = guide("api_meta");
const objects = guide("object_reference");
const help = (page: string): Because => ({
  kind: "documentation",
  url: `https://help.salesforce.com/s/articleView?id=${page}.htm`,
});
const recorded = (file: string): Because => ({ kind: "recording", file });
const machinery = (why: string): Because => ({ kind: "machinery", why });
const undocumented = (question: string): Because => ({ kind: "undocumented", question });
const shownBy = (client: string, shows: string): Because => ({ kind: "foreign client", client, shows });

const connector = (file: string, asks: string): OurCode => ({
  who: "connector",
  in: `connector/${file}`,
  asks,
});
const page = (file: string, asks: string): OurCode => ({ who: "page", in: `test/lightning/${file}`, asks });
const command = (file: string, asks: string): OurCode => ({ who: "command", in: `scripts/${file}`, asks });
const test = (file: string, asks: string): OurCode => ({ who: "test", in: `test/${file}`, asks });
const cli = (words: string): CliCommand => ({ who: "Salesforce CLI", command: words });
const jsforce = (file: string): ForeignTest => ({ who: "jsforce", test: `test/${file}.test.ts` });
const pluginData = (file: string): ForeignTest => ({
  who: "plugin-data",
  test: `test/commands/data/${file}.nut.ts`,
});
const openidClient: ForeignTest = { who: "openid-client", test: "oauth/openidClient.test.ts" };
const browser = (at: string): Browser => ({ who: "browser", at });

const bulkLoads = [jsforce("bulk2"), pluginData("dataBulk")] as [Asker, ...Asker[]];
const bulkQueries = [jsforce("bulk2"), pluginData("export/bulk")] as [Asker, ...Asker[]];
const toolingReads = [jsforce("tooling")] as [Asker, ...Asker[]];

/** Below /services/data/vXX.0. */
export const resources: Record<string, Need> = {
  "GET /": {
    neededBy: [command("checkOrg/orgCheck.ts", "services/data")],
    because: rest("resources_discoveryresource"),
  },
  "GET /query": {
    neededBy: [
      connector("salesforce/session.ts", "/query?q="),
      page("browser/platform/practice/salesforce/rest.js", "/query?q="),
    ],
    because: rest("resources_query"),
  },
  "GET /query/:locator": {
    neededBy: [connector("salesforce/session.ts", "nextRecordsUrl")],
    because: rest("resources_query"),
  },
  "GET /queryAll": {
    neededBy: [connector("salesforce/lookUpRecord.ts", "/queryAll?")],
    because: rest("resources_queryall"),
  },
  "GET /search": {
    neededBy: [connector("salesforce/findBySearch.ts", "/search"), pluginData("search")],
    because: rest("resources_search"),
  },
  "GET /parameterizedSearch": {
    neededBy: [page("browser/shell/searchPage/searchPage.js", "/parameterizedSearch?")],
    because: rest("resources_search_parameterized"),
  },
  "GET /search/suggestions": {
    neededBy: [connector("salesforce/suggest.ts", "/search/suggestions")],
    because: recorded("search_suggestions.json"),
  },
  "GET /limits": {
    neededBy: [connector("jobs/allowance.ts", "/limits"), jsforce("connection-meta")],
    because: recorded("limits.json"),
  },
  "GET /sobjects": {
    neededBy: [command("checkOrg/panelCheck.ts", "/sobjects"), jsforce("connection-meta")],
    because: recorded("Global_describe.json"),
  },
  "GET /sobjects/:object": { neededBy: [jsforce("sobject")], because: rest("resources_sobject_basic_info") },
  "GET /sobjects/:object/describe": {
    neededBy: [connector("salesforce/describe.ts", "/describe")],
    because: recorded("Contact_describe.json"),
  },
  "GET /sobjects/:object/describe/layouts": {
    neededBy: [connector("salesforce/describe.ts", "/describe/layouts"), jsforce("sobject")],
    because: rest("resources_sobject_layouts"),
  },
  "GET /sobjects/:object/describe/layouts/:recordTypeId": {
    neededBy: [connector("salesforce/describe.ts", "/describe/layouts")],
    because: rest("resources_sobject_layouts"),
  },
  "GET /sobjects/:object/describe/compactLayouts": {
    neededBy: [jsforce("sobject")],
    because: rest("resources_sobject_compactlayouts"),
  },
  "GET /sobjects/:object/describe/approvalLayouts": {
    neededBy: [jsforce("sobject")],
    because: rest("resources_sobject_approvallayouts"),
  },
  "GET /sobjects/:object/quickActions": {
    neededBy: [jsforce("quick-action")],
    because: rest("resources_sobject_quickactions"),
  },
  "GET /sobjects/:object/listviews": { neededBy: [jsforce("sobject")], because: rest("resources_listviews") },
  "GET /sobjects/:object/updated": {
    neededBy: [jsforce("connection-meta")],
    because: rest("resources_getupdated"),
  },
  "GET /sobjects/:object/deleted": {
    neededBy: [jsforce("connection-meta")],
    because: rest("resources_getdeleted"),
  },
  "POST /sobjects/:object": {
    neededBy: [connector("salesforce/createOneContact.ts", "/sobjects/Contact")],
    because: rest("resources_sobject_basic_info"),
  },
  "GET /sobjects/:object/:id": {
    neededBy: [
      connector("salesforce/identity.ts", "/sobjects/Organization/"),
      jsforce("connection-crud"),
      pluginData("record/dataRecord"),
    ],
    because: rest("resources_sobject_retrieve"),
  },
  "PATCH /sobjects/:object/:id": {
    neededBy: [jsforce("connection-crud"), pluginData("record/dataRecord")],
    because: rest("resources_sobject_retrieve"),
  },
  "DELETE /sobjects/:object/:id": {
    neededBy: [connector("salesforce/deleteContacts.ts", "/sobjects/Contact/")],
    because: rest("resources_sobject_retrieve"),
  },
  "GET /sobjects/:object/:key/:value": {
    neededBy: [jsforce("connection-crud")],
    because: rest("resources_sobject_upsert"),
  },
  "PATCH /sobjects/:object/:key/:value": {
    neededBy: [jsforce("connection-crud")],
    because: rest("resources_sobject_upsert"),
  },
  "GET /recent": { neededBy: [jsforce("connection-meta")], because: rest("resources_recent_items") },
  "GET /tabs": { neededBy: [jsforce("connection-meta")], because: rest("resources_tabs") },
  "GET /theme": { neededBy: [jsforce("connection-meta")], because: rest("resources_themes") },
  "GET /quickActions": { neededBy: [jsforce("quick-action")], because: rest("resources_quickactions") },

  "POST /composite": {
    neededBy: [connector("salesforce/composite.ts", "/composite")],
    because: recorded("composite_allornone_case4.json"),
  },
  "POST /composite/graph": {
    neededBy: [connector("salesforce/createManyContacts.ts", "/composite/graph")],
    because: rest("resources_composite_graph"),
  },
  "POST /composite/sobjects": {
    neededBy: [
      connector("salesforce/createManyContacts.ts", "/composite/sobjects"),
      connector("salesforce/rehearseContacts.ts", "allOrNone: true"),
    ],
    because: recorded("composite_sobjects_collections.json"),
  },
  "DELETE /composite/sobjects": {
    neededBy: [
      connector("salesforce/deleteContacts.ts", "/composite/sobjects?"),
      command("deploy/assignments.ts", "/composite/sobjects?"),
    ],
    because: rest("resources_composite_sobjects_collections"),
  },
  "PATCH /composite/sobjects": {
    neededBy: [jsforce("connection-crud")],
    because: rest("resources_composite_sobjects_collections"),
  },
  "PATCH /composite/sobjects/:object/:key": {
    neededBy: [jsforce("connection-crud")],
    because: rest("resources_composite_sobjects_collections"),
  },
  "POST /composite/sobjects/:object": {
    neededBy: [jsforce("connection-crud")],
    because: rest("resources_composite_sobjects_collections"),
  },
  "POST /composite/tree/:object": {
    neededBy: [cli("data import tree"), pluginData("tree/dataTree")],
    because: rest("resources_composite_sobject_tree"),
  },

  "POST /jobs/ingest": { neededBy: bulkLoads, because: bulk("create_job") },
  "GET /jobs/ingest": { neededBy: [pluginData("dataBulk")], because: bulk("get_all_jobs") },
  "PUT /jobs/ingest/:id/batches": { neededBy: bulkLoads, because: bulk("upload_job_data") },
  "PATCH /jobs/ingest/:id": { neededBy: bulkLoads, because: bulk("close_job") },
  "GET /jobs/ingest/:id": { neededBy: bulkLoads, because: bulk("get_job_info") },
  "DELETE /jobs/ingest/:id": { neededBy: bulkLoads, because: bulk("delete_job") },
  "GET /jobs/ingest/:id/successfulResults": {
    neededBy: bulkLoads,
    because: bulk("get_job_successful_results"),
  },
  "GET /jobs/ingest/:id/failedResults": { neededBy: bulkLoads, because: bulk("get_job_failed_results") },
  "GET /jobs/ingest/:id/unprocessedrecords": {
    neededBy: bulkLoads,
    because: bulk("get_job_unprocessed_results"),
  },
  "POST /jobs/query": { neededBy: bulkQueries, because: bulk("query_create_job") },
  "GET /jobs/query": { neededBy: [pluginData("export/bulk")], because: bulk("query_get_all_jobs") },
  "GET /jobs/query/:id": { neededBy: bulkQueries, because: bulk("query_get_one_job") },
  "GET /jobs/query/:id/results": { neededBy: bulkQueries, because: bulk("query_get_job_results") },
  "PATCH /jobs/query/:id": { neededBy: [pluginData("export/bulk")], because: bulk("query_abort_job") },
  "DELETE /jobs/query/:id": { neededBy: [pluginData("export/bulk")], because: bulk("query_delete_job") },

  "GET /tooling/query": { neededBy: toolingReads, because: tooling("intro_rest_resources") },
  "GET /tooling/query/:locator": { neededBy: toolingReads, because: tooling("intro_rest_resources") },
  "GET /tooling/sobjects": { neededBy: toolingReads, because: tooling("intro_rest_resources") },
  "GET /tooling/sobjects/:object": { neededBy: toolingReads, because: tooling("intro_rest_resources") },
  "GET /tooling/sobjects/:object/describe": {
    neededBy: toolingReads,
    because: tooling("intro_rest_resources"),
  },
  "GET /tooling/sobjects/:object/:id": { neededBy: toolingReads, because: tooling("intro_rest_resources") },

  "POST /metadata/deployRequest": {
    neededBy: [jsforce("metadata")],
    because: metadata("meta_rest_deploy"),
  },
  "GET /metadata/deployRequest/:id": {
    neededBy: [jsforce("metadata")],
    because: metadata("meta_rest_deploy_checkstatus"),
  },
  "GET /apps/oauth/credentials/:app": {
    neededBy: [command("deploy/orgsKeys.ts", "apps/oauth/credentials")],
    because: help("xcloud.eca_stage_oauth_credentials"),
  },
  "GET /apps/oauth/credentials/:app/:consumer": {
    neededBy: [command("deploy/orgsKeys.ts", "apps/oauth/credentials")],
    because: help("xcloud.eca_stage_oauth_credentials"),
  },
};

/** Outside the versioned API: the pages of a sign-in, OAuth's endpoints and the Metadata API. */
export const addresses: Record<string, Need> = {
  "GET /services/data": { neededBy: [cli("project deploy start")], because: rest("resources_versions") },
  "ALL /services/apexrest/*": {
    neededBy: [connector("salesforce/packageAccess.ts", "apexrest")],
    because: guide("apexcode")("apex_rest_intro"),
  },
  "POST /services/Soap/m/:version": {
    neededBy: [command("org/metadataApi.ts", "listMetadata"), jsforce("metadata")],
    because: metadata("meta_calls_intro"),
  },

  "GET /services/oauth2/authorize": {
    neededBy: [connector("salesforce/oauth.ts", "authorizeUrl")],
    because: help("xcloud.remoteaccess_oauth_web_server_flow"),
  },
  "POST /services/oauth2/authorize": {
    neededBy: [openidClient],
    because: help("xcloud.remoteaccess_oauth_web_server_flow"),
  },
  "POST /services/oauth2/token": {
    neededBy: [connector("salesforce/oauth.ts", "refreshToken")],
    because: help("xcloud.remoteaccess_oauth_refresh_token_flow"),
  },
  "GET /services/oauth2/revoke": {
    neededBy: [jsforce("oauth2")],
    because: help("xcloud.remoteaccess_revoke_token"),
  },
  "POST /services/oauth2/revoke": {
    neededBy: [connector("salesforce/oauth.ts", "revoke"), jsforce("oauth2")],
    because: help("xcloud.remoteaccess_revoke_token"),
  },
  "GET /id/:orgId/:userId": {
    neededBy: [connector("salesforce/identity.ts", "/id/"), jsforce("connection-session")],
    because: recorded("identity.json"),
  },
  "POST /id/:orgId/:userId": {
    neededBy: [jsforce("connection-session")],
    because: recorded("identity.json"),
  },
  "GET /services/oauth2/userinfo": {
    neededBy: [command("org/readUserId.ts", "userinfo"), cli("org display")],
    because: help("xcloud.remoteaccess_using_userinfo_endpoint"),
  },
  "POST /services/oauth2/userinfo": {
    neededBy: [openidClient],
    because: help("xcloud.remoteaccess_using_userinfo_endpoint"),
  },
  "GET /.well-known/openid-configuration": {
    neededBy: [openidClient],
    because: help("xcloud.remoteaccess_using_openid_discovery_endpoint"),
  },
  "GET /id/keys": {
    neededBy: [openidClient],
    because: help("xcloud.remoteaccess_using_openid_discovery_endpoint"),
  },

  "GET /": {
    neededBy: [browser("the login page")],
    because: help("xcloud.remoteaccess_oauth_web_server_flow"),
  },
  "POST /": {
    neededBy: [browser("the login page")],
    because: help("xcloud.remoteaccess_oauth_web_server_flow"),
  },
  "GET /practice-sso": {
    neededBy: [test("e2e/signIn.spec.ts", "Practice SSO")],
    because: machinery("It stands for a company's identity provider, through which most reps sign in."),
  },
  "POST /practice-sso": {
    neededBy: [test("e2e/signIn.spec.ts", "Practice SSO")],
    because: machinery("It stands for a company's identity provider, through which most reps sign in."),
  },
  "GET /setup/secur/RemoteAccessAuthorizationPage.apexp": {
    neededBy: [browser("the consent page")],
    because: help("xcloud.remoteaccess_oauth_web_server_flow"),
  },
  "POST /setup/secur/RemoteAccessAuthorizationPage.apexp": {
    neededBy: [browser("the consent page")],
    because: help("xcloud.remoteaccess_oauth_web_server_flow"),
  },
  "GET /setup/secur/RemoteAccessErrorPage.apexp": {
    neededBy: [browser("a sign-in that Salesforce refuses on its own page")],
    because: help("xcloud.remoteaccess_oauth_flow_errors"),
  },
  "GET /services/oauth2/success": {
    neededBy: [browser("a sign-in of the Salesforce CLI without a browser of its own")],
    because: help("xcloud.remoteaccess_oauth_user_agent_flow"),
  },
  "GET /home/home.jsp": {
    neededBy: [browser("a login without an app")],
    because: shownBy("browsers", "Where a login without a start address leads."),
  },
  "GET /favicon.ico": {
    neededBy: [browser("every page")],
    because: shownBy("browsers", "They ask every host for it."),
  },
  "GET /secur/logout.jsp": {
    neededBy: [page("createPage.ts", "/secur/logout.jsp")],
    because: help("xcloud.users_logout"),
  },
  "GET /secur/frontdoor.jsp": { neededBy: [cli("org open")], because: help("xcloud.security_frontdoorjsp") },
  "POST /secur/frontdoor.jsp": { neededBy: [cli("org open")], because: help("xcloud.security_frontdoorjsp") },
  "GET /services/oauth2/singleaccess": {
    neededBy: [cli("org open")],
    because: help("xcloud.frontdoor_singleaccess"),
  },
  "POST /services/oauth2/singleaccess": {
    neededBy: [cli("org open")],
    because: help("xcloud.frontdoor_singleaccess"),
  },
  "GET /lightning/*": {
    neededBy: [cli("org open")],
    because: shownBy("Salesforce CLI", "It opens an org's Lightning pages at the org's own host."),
  },
};

/** The calls of the Metadata API. */
export const soapOperations: Record<string, Need> = {
  deploy: { neededBy: [cli("project deploy start"), jsforce("metadata")], because: metadata("meta_deploy") },
  checkDeployStatus: {
    neededBy: [cli("project deploy start"), jsforce("metadata")],
    because: metadata("meta_checkdeploystatus"),
  },
  deployRecentValidation: {
    neededBy: [cli("project deploy quick")],
    because: metadata("meta_deployRecentValidation"),
  },
  retrieve: { neededBy: [jsforce("metadata")], because: metadata("meta_retrieve") },
  checkRetrieveStatus: { neededBy: [jsforce("metadata")], because: metadata("meta_checkretrievestatus") },
  listMetadata: {
    neededBy: [command("org/metadataApi.ts", "listMetadata"), jsforce("metadata")],
    because: metadata("meta_listmetadata"),
  },
  readMetadata: {
    neededBy: [command("org/metadataApi.ts", "readMetadata"), jsforce("metadata")],
    because: metadata("meta_readMetadata"),
  },
  describeMetadata: { neededBy: [jsforce("metadata")], because: metadata("meta_describe") },
};

/** What the control plane can set. */
export const settingNeeds: Record<keyof OrgSettings, Need> = {
  stateAndCountryPicklists: {
    neededBy: [test("connector/contactFields.test.ts", "stateAndCountryPicklists")],
    because: help("sales.admin_state_country_picklists_overview"),
  },
  duplicateRule: {
    neededBy: [test("connector/diagnosis.test.ts", "duplicateRule")],
    because: recorded("duplicates_detected_400.json"),
  },
  dailyApiLimit: { neededBy: [test("chaos/faults.ts", "dailyApiLimit")], because: recorded("limits.json") },
  perUserApiLimit: {
    neededBy: [test("refusals/troubleRefusals.ts", "perUserApiLimit")],
    because: shownBy("Salesforce's release notes", "An integration user's own limit of API calls."),
  },
  app: {
    neededBy: [test("connector/signIn.test.ts", "permittedUsers")],
    because: help("xcloud.external_client_apps"),
  },
  appStatus: {
    neededBy: [test("connector/signIn.test.ts", "appStatus")],
    because: help("xcloud.remoteaccess_oauth_flow_errors"),
  },
  orgStatus: {
    neededBy: [test("refusals/signInRefusals.ts", "orgStatus")],
    because: help("xcloud.remoteaccess_oauth_flow_errors"),
  },
  leadAssignmentRules: {
    neededBy: [test("org/clients/jsforceLeads.test.ts", "leadAssignmentRules")],
    because: rest("headers_autoassign"),
  },
  loginsPerHour: {
    neededBy: [test("refusals/signInRefusals.ts", "loginsPerHour")],
    because: help("xcloud.remoteaccess_oauth_flow_errors"),
  },
  connectedAppCreation: {
    neededBy: [test("package/refusedDeployments.test.ts", "connectedAppCreation")],
    because: help("xcloud.connected_app_create"),
  },
  consumerKeys: {
    neededBy: [test("package/scripts.test.ts", "consumerKeys")],
    because: metadata("meta_extlclntappglobaloauthsettings"),
  },
  consumerSecretsByRest: {
    neededBy: [test("package/otherDeployments.test.ts", "consumerSecretsByRest")],
    because: help("xcloud.eca_stage_oauth_credentials"),
  },
  codeBeforeSecret: {
    neededBy: [test("package/otherDeployments.test.ts", "codeBeforeSecret")],
    because: undocumented("Does the token endpoint look at the code before it looks at the client's secret?"),
  },
  refreshTokenRotation: {
    neededBy: [test("connector/tokens.test.ts", "refreshTokenRotation")],
    because: help("xcloud.remoteaccess_oauth_refresh_token_flow"),
  },
  latencyMs: {
    neededBy: [test("connector/batchFairness.test.ts", "latencyMs")],
    because: machinery("What takes no time shows neither waiting nor races."),
  },
  lockWaitMs: {
    neededBy: [test("chaos/faults.ts", "lockWaitMs")],
    because: guide("apexcode")("langCon_apex_locking_statements"),
  },
  orgWideDefaults: {
    neededBy: [test("connector/sharing.test.ts", "orgWideDefaults")],
    because: help("platform.security_sharing_owd_about"),
  },
  searchDelayMs: {
    neededBy: [test("connector/candidateSearch.test.ts", "searchDelayMs")],
    because: guide("soql_sosl")("sforce_api_calls_sosl"),
  },
  deployMs: {
    neededBy: [test("org/clients/cliDeploy.test.ts", "deployMs")],
    because: metadata("meta_checkdeploystatus"),
  },
  translationWorkbench: {
    neededBy: [test("package/scripts.test.ts", "translationWorkbench")],
    because: metadata("meta_translations"),
  },
  packageNamespace: {
    neededBy: [test("connector/managedPackage.test.ts", "packageNamespace")],
    because: guide("apexcode")("apex_rest_intro"),
  },
  associatedPermissions: {
    neededBy: [test("connector/admins.test.ts", "associatedPermissions")],
    because: recorded("identity.json"),
  },
  encryptedFields: {
    neededBy: [test("connector/oddOrgs.test.ts", "encryptedFields")],
    because: help("xcloud.security_pe_considerations_general"),
  },
  personAccounts: {
    neededBy: [test("connector/oddOrgs.test.ts", "personAccounts")],
    because: help("sales.account_person"),
  },
  salesTerritories: {
    neededBy: [test("connector/territories.test.ts", "salesTerritories")],
    because: guide("object_reference")("sforce_api_objects_objectterritory2association"),
  },
  queryPageSize: {
    neededBy: [test("connector/oddOrgs.test.ts", "queryPageSize")],
    because: rest("headers_queryoptions"),
  },
  unindexedLatencyMs: {
    neededBy: [test("connector/bigOrg.test.ts", "unindexedLatencyMs")],
    because: machinery("A query without an index is slow only where there are millions of rows."),
  },
  endsAtEarlyFailure: {
    neededBy: [test("connector/rehearsals.test.ts", "endsAtEarlyFailure")],
    because: undocumented("Does allOrNone look at the other records once one was refused before triggers?"),
  },
};

/**
 * Objects that hang on a contact or lead, by which an undo tells that somebody has touched it, and what Setup
 * says of leads.
 */
export const objectNeeds: Record<string, Need> = {
  Campaign: {
    neededBy: [test("connector/batchUndo.test.ts", '"/records/Campaign"')],
    because: objects("sforce_api_objects_campaign"),
  },
  CampaignMember: {
    neededBy: [connector("creations/lookUpForUndos.ts", '"CampaignMember"')],
    because: objects("sforce_api_objects_campaignmember"),
  },
  AssignmentRule: {
    neededBy: [test("org/clients/jsforceLeads.test.ts", "FROM AssignmentRule")],
    because: objects("sforce_api_objects_assignmentrule"),
  },
  LeadStatus: {
    neededBy: [test("org/clients/jsforceLeads.test.ts", "FROM LeadStatus")],
    because: objects("sforce_api_objects_leadstatus"),
  },
  Task: {
    neededBy: [test("connector/batchUndo.test.ts", 'addRecord("Task"')],
    because: objects("sforce_api_objects_task"),
  },
};

/** What the control plane changes of a user: PATCH /__practice/users/{username}. */
export const userNeeds: Record<string, Need> = {
  frozen: {
    neededBy: [test("connector/tokens.test.ts", "frozen: true")],
    because: help("platform.users_freeze"),
  },
  ipRestricted: {
    neededBy: [test("connector/tokens.test.ts", "ipRestricted")],
    because: help("xcloud.remoteaccess_oauth_flow_errors"),
  },
  loginHours: {
    neededBy: [test("connector/tokens.test.ts", "loginHours")],
    because: help("xcloud.remoteaccess_oauth_flow_errors"),
  },
  active: {
    neededBy: [test("connector/teamDiagnosis.test.ts", "active: false")],
    because: help("platform.users_deactivate"),
  },
  apiEnabled: {
    neededBy: [test("refusals/troubleRefusals.ts", "apiEnabled")],
    because: help("xcloud.remoteaccess_oauth_flow_errors"),
  },
  permissionSets: {
    neededBy: [test("refusals/troubleRefusals.ts", "permissionSets")],
    because: help("platform.perm_sets_overview"),
  },
  customPermissions: {
    neededBy: [test("connector/orgBinding.test.ts", "customPermissions")],
    because: help("platform.custom_perms_overview"),
  },
  objectPermissions: {
    neededBy: [test("connector/sharing.test.ts", "objectPermissions")],
    because: help("platform.users_profiles_object_perms"),
  },
  fieldPermissions: {
    neededBy: [test("connector/lostAnswers.test.ts", "fieldPermissions")],
    because: help("platform.users_profiles_field_perms"),
  },
};

/** What else the control plane does, below /__practice. */
export const controlNeeds: Record<string, Need> = {
  "GET /info": {
    neededBy: [command("start.ts", "/__practice/info"), test("bench/search.ts", "/info")],
    because: machinery("The demo names the users that there are, and the key of the app."),
  },
  "GET /deployed": {
    neededBy: [
      command("practice/deployPackage.ts", "/__practice/deployed"),
      page("build/createDeployedSource.ts", "/__practice/deployed"),
    ],
    because: machinery("The practice page shows what the org has, as Lightning does."),
  },
  "POST /reset": {
    neededBy: [test("connector/tokens.test.ts", '"/reset"')],
    because: machinery("Tests begin with the same org."),
  },
  "GET /settings": {
    neededBy: [test("org/practice/controlPlane.test.ts", '"GET", "/settings"')],
    because: machinery("Whoever sets an org up sees how it is set."),
  },
  "PATCH /settings": {
    neededBy: [test("connector/batchFairness.test.ts", '"PATCH", "/settings"')],
    because: machinery("settingNeeds has a row for each."),
  },
  "PATCH /users/:username": {
    neededBy: [test("connector/batchAccess.test.ts", "/users/${username}")],
    because: machinery("userNeeds has a row for each thing that it changes."),
  },
  "PUT /objects/:object": {
    neededBy: [test("connector/lookups.test.ts", '"/objects/Region__c"')],
    because: metadata("customobject"),
  },
  "POST /objects/:object/fields": {
    neededBy: [test("connector/recordTypes.test.ts", '"/objects/Contact/fields"')],
    because: metadata("customfield"),
  },
  "PATCH /objects/:object/fields/:field": {
    neededBy: [test("connector/changedOrg.test.ts", "/objects/Contact/fields/LeadSource")],
    because: metadata("customfield"),
  },
  "POST /objects/:object/validation-rules": {
    neededBy: [test("refusals/formRefusals.ts", "/validation-rules")],
    because: metadata("meta_validationformulas"),
  },
  "DELETE /objects/:object/validation-rules/:name": {
    neededBy: [test("connector/logPrivacy.test.ts", '"DELETE", "/objects/Contact/validation-rules/')],
    because: metadata("meta_validationformulas"),
  },
  "POST /objects/:object/triggers": {
    neededBy: [test("refusals/formRefusals.ts", "/triggers")],
    because: guide("apexcode")("apex_triggers_exceptions"),
  },
  "PUT /objects/:object/record-types/:name": {
    neededBy: [test("connector/recordTypes.test.ts", "/record-types/Partner")],
    because: metadata("meta_recordtype"),
  },
  "POST /leads/:id/convert": {
    neededBy: [test("org/clients/jsforceLeads.test.ts", "/convert")],
    because: guide("api")("sforce_api_calls_convertlead"),
  },
  "POST /records/:object": {
    neededBy: [test("connector/batchOutcomes.test.ts", "/records/Contact")],
    because: machinery("Rows that nobody of the test could create, loaded at once."),
  },
  "GET /faults": {
    neededBy: [test("chaos/killDuringAdds.ts", "/faults")],
    because: machinery("A test waits until its fault has struck."),
  },
  "POST /faults": {
    neededBy: [test("connector/admins.test.ts", "/faults")],
    because: machinery("faultNeeds has a row for each."),
  },
  "DELETE /faults": {
    neededBy: [test("chaos/faults.ts", "/faults")],
    because: machinery("A test ends what it began."),
  },
  "GET /requests": {
    neededBy: [test("connector/batchFairness.test.ts", '"/requests"')],
    because: machinery("Tests count the API calls that something costs."),
  },
  "DELETE /requests": {
    neededBy: [test("connector/userText.test.ts", '"DELETE", "/requests"')],
    because: machinery("They count from here on."),
  },
};

/** What goes wrong on purpose, by its action. */
export const faultNeeds: Record<string, Need> = {
  error: {
    neededBy: [test("connector/admins.test.ts", "/faults")],
    because: rest("errorcodes"),
  },
  delay: {
    neededBy: [test("connector/lostAnswers.test.ts", '"delay"')],
    because: machinery("A request of which Salesforce is still at work when its client has given up."),
  },
  "reset-before": {
    neededBy: [test("connector/lostAnswers.test.ts", '"reset-before"')],
    because: machinery("A connection that is lost before Salesforce has done anything."),
  },
  "reset-after": {
    neededBy: [test("connector/lostAnswers.test.ts", '"reset-after"')],
    because: machinery("The same after it has done everything: the client can't tell one from the other."),
  },
  hang: {
    neededBy: [test("connector/lostAnswers.test.ts", '"hang"')],
    because: machinery("A connection on which nothing comes any more."),
  },
  partial: {
    neededBy: [test("chaos/randomOrgFaults.ts", '"partial"')],
    because: machinery("An answer that ends in the middle."),
  },
  drip: {
    neededBy: [test("connector/lostAnswers.test.ts", '"drip"')],
    because: machinery("An answer that comes byte by byte, longer than anybody waits."),
  },
};
