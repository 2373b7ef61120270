import { statement } from "../storage/statement.ts";
import type { Org, OrgEntry } from "../types.ts";
import { sameSecret } from "./secrets.ts";

/** The password of every practice user unless the control plane sets another. */
export const practicePassword = "practice";

export interface UserLogin {
  userId: string;
  username: string;
  profileId: string;
  name: string;
  active: boolean;
  frozen: boolean;
  ipRestricted: boolean;
  /** Whether the user's login hours exclude the present time. */
  outOfHours: boolean;
}

/** Login hours as HH:MM in UTC; `to` may be on the next day. */
interface LoginHours {
  from: string;
  to: string;
}

interface LoginRow {
  userId: string;
  username: string;
  profileId: string;
  name: string | null;
  active: number;
  frozen: number | null;
  ipRestricted: number | null;
  loginHours: string | null;
  password: string | null;
}

const selectLogin = `SELECT u.Id AS userId, u.Username AS username, u.ProfileId AS profileId, u.Name AS name, u.IsActive AS active,
  l.frozen, l.ipRestricted, l.loginHours, l.password FROM "User" u LEFT JOIN oauth_login l ON l.userId = u.Id`;

function toLogin(org: Org, row: LoginRow): UserLogin {
  return {
    userId: row.userId,
    username: row.username,
    profileId: row.profileId,
    name: row.name ?? row.username,
    active: row.active === 1,
    frozen: row.frozen === 1,
    ipRestricted: row.ipRestricted === 1,
    outOfHours: row.loginHours !== null && !isWithin(JSON.parse(row.loginHours) as LoginHours, org.now()),
  };
}

function isWithin({ from, to }: LoginHours, now: Date): boolean {
  const time = now.toISOString().slice(11, 16);
  return from <= to ? from <= time && time < to : from <= time || time < to;
}

export function findLogin(org: Org, userId: string): UserLogin | undefined {
  const row = statement<[string], LoginRow>(org.db, `${selectLogin} WHERE u.Id = ?`).get(userId);
  return row && toLogin(org, row);
}

export function findLoginByUsername(org: Org, username: string): UserLogin | undefined {
  const row = org.db
    .prepare<[string], LoginRow>(`${selectLogin} WHERE u.Username = ? COLLATE NOCASE`)
    .get(username);
  return row && toLogin(org, row);
}

/** Why a user with the right password may not log in; undefined where they may. */
export function loginRefusal(login: UserLogin): "inactive_user" | "restricted" | undefined {
  if (!login.active || login.frozen) return "inactive_user";
  return login.ipRestricted || login.outOfHours ? "restricted" : undefined;
}

/** The user with that name and password, in any of the orgs; undefined where either is wrong. */
export function checkPassword(
  entries: OrgEntry[],
  username: string,
  password: string,
): { entry: OrgEntry; login: UserLogin } | undefined {
  for (const entry of entries) {
    const row = entry.org.db
      .prepare<[string], LoginRow>(`${selectLogin} WHERE u.Username = ? COLLATE NOCASE`)
      .get(username.trim());
    if (row && sameSecret(password, row.password ?? practicePassword))
      return { entry, login: toLogin(entry.org, row) };
  }
  return undefined;
}

/** Some of the org's usernames, for somebody who tries it: those whose password is the practice one. */
export function practiceUsernames(org: Org): string[] {
  return statement<[], { username: string }>(
    org.db,
    `SELECT username FROM (${selectLogin} WHERE u.IsActive = 1 AND u.Username IS NOT NULL)
      WHERE password IS NULL AND frozen IS NOT 1 ORDER BY username LIMIT 20`,
  )
    .all()
    .map(({ username }) => username);
}

function changeLogin(org: Org, userId: string, column: "frozen" | "ipRestricted", value: boolean): void {
  org.db
    .prepare(
      `INSERT INTO oauth_login (userId, ${column}) VALUES (?, ?) ON CONFLICT (userId) DO UPDATE SET ${column} = excluded.${column}`,
    )
    .run(userId, Number(value));
}

/** Freezes or unfreezes a user. A frozen user cannot log in, refresh or use a token. */
export function freezeUser(org: Org, userId: string, frozen: boolean): void {
  changeLogin(org, userId, "frozen", frozen);
}

/** The ids of frozen users. */
export function frozenUsers(org: Org): Set<string> {
  const ids = org.db.prepare<[], string>("SELECT userId FROM oauth_login WHERE frozen = 1").pluck().all();
  return new Set(ids);
}

/** Makes the user's logins come from a forbidden IP address, as for login IP ranges on their profile. */
export function restrictUserIp(org: Org, userId: string, restricted: boolean): void {
  changeLogin(org, userId, "ipRestricted", restricted);
}

/** Sets the user's login hours, as on their profile; null: any time. */
export function setLoginHours(org: Org, userId: string, hours: LoginHours | null): void {
  org.db
    .prepare(
      "INSERT INTO oauth_login (userId, loginHours) VALUES (?, ?) ON CONFLICT (userId) DO UPDATE SET loginHours = excluded.loginHours",
    )
    .run(userId, hours && JSON.stringify(hours));
}

/** Undoes the control plane's changes to logins. */
export function resetLogins(org: Org): void {
  org.db.exec("DELETE FROM oauth_login");
}

/** The user that the practice identity provider signs in by default. */
const singleSignOnUsername = "rep@practice.example";

/**
 * The user that the identity provider confirms: the named one, otherwise the default rep, otherwise any who
 * may log in.
 */
export function findSsoLogin(
  entries: OrgEntry[],
  username: string | undefined,
): { entry: OrgEntry; login: UserLogin } | undefined {
  for (const wanted of username ? [username] : [singleSignOnUsername, undefined]) {
    for (const entry of entries) {
      const login = wanted === undefined ? findAnyLogin(entry.org) : findLoginByUsername(entry.org, wanted);
      if (login && !loginRefusal(login)) return { entry, login };
    }
  }
  return undefined;
}

function findAnyLogin(org: Org): UserLogin | undefined {
  const row = org.db
    .prepare<[], LoginRow>(
      `${selectLogin} WHERE u.IsActive = 1 AND coalesce(l.frozen, 0) = 0 ORDER BY u.Username LIMIT 1`,
    )
    .get();
  return row && toLogin(org, row);
}
