import type { Database } from "better-sqlite3";

/**
 * The sign-in tables of one org. Tokens, codes and browser sessions are stored hashed. Safe to call on every
 * start.
 */
export function createOAuthTables(db: Database): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS oauth_client (
      clientId TEXT PRIMARY KEY,
      clientSecret TEXT,
      name TEXT NOT NULL,
      redirectUris TEXT NOT NULL,
      scopes TEXT NOT NULL,
      pkceRequired INTEGER NOT NULL,
      isCrosswalk INTEGER NOT NULL,
      home TEXT,
      policy TEXT,
      madeAt INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE IF NOT EXISTS oauth_login (
      userId TEXT PRIMARY KEY,
      password TEXT,
      frozen INTEGER NOT NULL DEFAULT 0,
      ipRestricted INTEGER NOT NULL DEFAULT 0,
      loginHours TEXT
    );
    CREATE TABLE IF NOT EXISTS oauth_consent (
      userId TEXT NOT NULL,
      clientId TEXT NOT NULL,
      scope TEXT NOT NULL,
      PRIMARY KEY (userId, clientId)
    );
    CREATE TABLE IF NOT EXISTS oauth_code (
      codeHash TEXT PRIMARY KEY,
      clientId TEXT NOT NULL,
      userId TEXT NOT NULL,
      scope TEXT NOT NULL,
      redirectUri TEXT NOT NULL,
      challenge TEXT,
      nonce TEXT,
      authenticatedAt INTEGER NOT NULL,
      expiresAt INTEGER NOT NULL,
      used INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE IF NOT EXISTS oauth_grant (
      grantId TEXT PRIMARY KEY,
      clientId TEXT NOT NULL,
      userId TEXT NOT NULL,
      scope TEXT NOT NULL,
      refreshHash TEXT UNIQUE,
      usedAt INTEGER NOT NULL,
      revoked INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX IF NOT EXISTS oauth_grant_user ON oauth_grant (userId);
    CREATE TABLE IF NOT EXISTS oauth_spent_refresh (
      refreshHash TEXT PRIMARY KEY,
      grantId TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS oauth_access (
      tokenHash TEXT PRIMARY KEY,
      grantId TEXT NOT NULL,
      issuedAt INTEGER NOT NULL,
      usedAt INTEGER NOT NULL
    );
    CREATE INDEX IF NOT EXISTS oauth_access_grant ON oauth_access (grantId);
    CREATE TABLE IF NOT EXISTS oauth_browser_session (
      sessionHash TEXT PRIMARY KEY,
      userId TEXT NOT NULL,
      authenticatedAt INTEGER NOT NULL
    );
    CREATE TABLE IF NOT EXISTS oauth_key (
      kid TEXT PRIMARY KEY,
      privateJwk TEXT NOT NULL
    );
  `);
  // Stored orgs may lack newer columns.
  addColumn(db, "oauth_login", "loginHours", "TEXT");
  addColumn(db, "oauth_client", "home", "TEXT");
  addColumn(db, "oauth_client", "policy", "TEXT");
  addColumn(db, "oauth_client", "madeAt", "INTEGER NOT NULL DEFAULT 0");
}

function addColumn(db: Database, table: string, name: string, type: string): void {
  const has = db.prepare("SELECT 1 FROM pragma_table_info(?) WHERE name = ?").get(table, name);
  if (has === undefined) db.exec(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
}
