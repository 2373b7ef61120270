import { newestVersion } from "../call/versions.ts";
import type { Caller, OrgDirectory, OrgEntry } from "../types.ts";
import { identityUrl } from "./identityUrl.ts";
import { isLightning } from "./lightningClient.ts";
import { covers } from "./scopes.ts";

type UserRow = Record<string, string | number | null>;

function findUser(entry: OrgEntry, userId: string): UserRow | undefined {
  const sql = `SELECT * FROM "User" WHERE ${userId.length === 15 ? "substr(Id, 1, 15)" : "Id"} = ? COLLATE BINARY`;
  return entry.org.db.prepare<[string], UserRow>(sql).get(userId);
}

interface IdentityQuestion {
  directory: OrgDirectory;
  /** The org of the user. */
  entry: OrgEntry;
  /** Who asks. */
  caller: Caller;
  /** The user described. */
  userId: string;
  version: string | undefined;
}

/**
 * The identity answer; undefined where the org has no such user. URLs keep `{version}` unless `version` is
 * given ("latest" or e.g. "67.0"). Custom permissions only for tokens with that scope, as a map of those
 * held.
 */
export function describeIdentity({
  directory,
  entry,
  caller,
  userId,
  version,
}: IdentityQuestion): Record<string, unknown> | undefined {
  const user = findUser(entry, userId);
  if (!user) return undefined;
  const id = String(user["Id"]);
  return {
    id: identityUrl(directory, entry.org.id, id),
    asserted_user: id === caller.userId,
    user_id: id,
    organization_id: entry.org.id,
    username: user["Username"] ?? null,
    nick_name: user["CommunityNickname"] ?? null,
    display_name: user["Name"] ?? null,
    email: user["Email"] ?? null,
    email_verified: true,
    first_name: user["FirstName"] ?? null,
    last_name: user["LastName"] ?? null,
    timezone: timeZone(user),
    photos: photos(entry, id),
    addr_street: user["Street"] ?? null,
    addr_city: user["City"] ?? null,
    addr_state: user["State"] ?? null,
    addr_country: user["Country"] ?? null,
    addr_zip: user["PostalCode"] ?? null,
    mobile_phone: user["MobilePhone"] ?? null,
    mobile_phone_verified: false,
    is_lightning_login_user: false,
    status: { created_date: null, body: null },
    urls: urls(entry, id, version),
    active: user["IsActive"] === 1,
    user_type: String(user["UserType"] ?? "Standard").toUpperCase(),
    language: user["LanguageLocaleKey"] ?? "en_US",
    locale: user["LocaleSidKey"] ?? "en_US",
    utcOffset: utcOffset(timeZone(user), entry.org.now()),
    last_modified_date: secondsOnly(user["LastModifiedDate"]),
    is_app_installed: entry.org.settings.appStatus !== "uninstalled",
    ...customPermissions(entry, caller),
  };
}

export function describeUserInfo(
  directory: OrgDirectory,
  entry: OrgEntry,
  caller: Caller,
): Record<string, unknown> {
  const user = findUser(entry, caller.userId) ?? {};
  return {
    sub: identityUrl(directory, entry.org.id, caller.userId),
    user_id: caller.userId,
    organization_id: entry.org.id,
    preferred_username: caller.username,
    nickname: user["CommunityNickname"] ?? null,
    name: user["Name"] ?? null,
    email: user["Email"] ?? null,
    email_verified: true,
    given_name: user["FirstName"] ?? null,
    family_name: user["LastName"] ?? null,
    zoneinfo: timeZone(user),
    photos: photos(entry, caller.userId),
    profile: `${entry.org.instanceUrl}/${caller.userId}`,
    picture: photos(entry, caller.userId).picture,
    address: address(user),
    urls: urls(entry, caller.userId, undefined),
    active: user["IsActive"] === 1,
    user_type: String(user["UserType"] ?? "Standard").toUpperCase(),
    language: user["LanguageLocaleKey"] ?? "en_US",
    locale: user["LocaleSidKey"] ?? "en_US",
    utcOffset: utcOffset(timeZone(user), entry.org.now()),
    updated_at: secondsOnly(user["LastModifiedDate"]),
    is_app_installed: entry.org.settings.appStatus !== "uninstalled",
    ...customPermissions(entry, caller),
  };
}

function address(user: UserRow): Record<string, string | number> {
  const parts = {
    street_address: user["Street"],
    locality: user["City"],
    region: user["State"],
    postal_code: user["PostalCode"],
    country: user["Country"],
  };
  return Object.fromEntries(
    Object.entries(parts).filter((part): part is [string, string | number] => part[1] != null),
  );
}

/**
 * The custom permissions that are associated with the app, held or not; no map where none is
 * (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm).
 */
function customPermissions(
  entry: OrgEntry,
  caller: Caller,
): { custom_permissions?: Record<string, boolean> } {
  if (!covers(caller.scopes, "custom_permissions")) return {};
  const held = entry.access.customPermissions(caller);
  // Lightning is the org itself, and knows all of them.
  const listed = isLightning(caller) ? held : entry.org.settings.associatedPermissions;
  if (listed.length === 0) return {};
  return { custom_permissions: Object.fromEntries(listed.map((name) => [name, held.includes(name)])) };
}

function photos(entry: OrgEntry, userId: string): { picture: string; thumbnail: string } {
  const base = `${entry.org.instanceUrl}/profilephoto/${userId.slice(0, 15)}`;
  return { picture: `${base}/F`, thumbnail: `${base}/T` };
}

function urls(entry: OrgEntry, userId: string, version: string | undefined): Record<string, string> {
  const instance = entry.org.instanceUrl;
  const orgId = entry.org.id.slice(0, 15);
  const shown = version === undefined ? "{version}" : version === "latest" ? `${newestVersion}.0` : version;
  const data = `${instance}/services/data/v${shown}`;
  return {
    enterprise: `${instance}/services/Soap/c/${shown}/${orgId}`,
    metadata: `${instance}/services/Soap/m/${shown}/${orgId}`,
    partner: `${instance}/services/Soap/u/${shown}/${orgId}`,
    rest: `${data}/`,
    sobjects: `${data}/sobjects/`,
    search: `${data}/search/`,
    query: `${data}/query/`,
    recent: `${data}/recent/`,
    tooling_soap: `${instance}/services/Soap/T/${shown}/${orgId}`,
    tooling_rest: `${data}/tooling/`,
    profile: `${instance}/${userId}`,
    feeds: `${data}/chatter/feeds`,
    groups: `${data}/chatter/groups`,
    users: `${data}/chatter/users`,
    feed_items: `${data}/chatter/feed-items`,
    feed_elements: `${data}/chatter/feed-elements`,
    custom_domain: instance,
  };
}

function timeZone(user: UserRow): string {
  return String(user["TimeZoneSidKey"] ?? "America/Los_Angeles");
}

/** Milliseconds that the zone is ahead of UTC now, without daylight saving, as identity answers give it. */
function utcOffset(zone: string, now: Date): number {
  const january = new Date(Date.UTC(now.getUTCFullYear(), 0, 1));
  const name = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(january)
    .find((part) => part.type === "timeZoneName")?.value;
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? "");
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === "-" ? -minutes : minutes) * 60_000;
}

function secondsOnly(datetime: string | number | null | undefined): string | null {
  return datetime == null ? null : String(datetime).replace(/\.\d+/, "");
}
