import { randomUUID } from "node:crypto";
import { jobs } from "../../connector/background.ts";
import { runSql, selectValue } from "./plainSql.ts";
import type { AppContext } from "../../connector/context.ts";
import { retention } from "../../connector/retention.ts";
import type { movableClock } from "./movableClock.ts";
import { inTransaction } from "../../connector/database/inTransaction.ts";

/** What a team does in a month. */
interface Team {
  orgId: string;
  /** The Salesforce ids of those who work here. Others come when one leaves. */
  repIds: string[];
  contactsAMonth: number;
  leadsAList: number;
}

/** The days of a month on which the work of a week is written. */
const days = [4, 11, 18, 25];

const ending = new Set(Object.values(retention).flatMap((kept) => ("endedBy" in kept ? [kept.endedBy] : [])));

/**
 * Has a team work for months while the clock is moved: lists, batches, creations, links, sign-ins and changes
 * of settings are written as the connector would leave them, a week's at once, because a request for each
 * would take days. What ends them is not imitated: after each week every job that ends something runs.
 */
export function createWorkOfMonths(app: AppContext, clock: ReturnType<typeof movableClock>, team: Team) {
  const write = writerOf(app);
  const repIds = [...team.repIds];
  let arrivals = 0;

  async function runJobs(): Promise<void> {
    for (const { run } of jobs.filter((job) => ending.has(job.name as never)))
      await run(app, app.shutdown.begun);
  }

  /** One rep of the team leaves, but never the first; another one comes. */
  function replaceRep(): void {
    const leaver = repIds.length - 1 - (arrivals % Math.max(1, repIds.length - 1));
    arrivals += 1;
    if (leaver > 0) repIds[leaver] = `005NEW${String(arrivals).padStart(12, "0")}`;
  }

  return {
    repIds,
    async month(): Promise<void> {
      const now = clock.now();
      for (const day of days) {
        const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, day);
        clock.advance({ minutes: (next - clock.now().getTime()) / 60_000 });
        const at = clock.now().getTime();
        for (const userId of repIds) await write.week({ ...team, userId, at });
        await runJobs();
      }
    },
    replaceRep,
  };
}

function writerOf({ database }: AppContext) {
  const prepare = (text: string) => ({ run: (...values: unknown[]) => runSql(database, text, ...values) });
  const insert = (table: string, ...columns: string[]) =>
    prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`);
  const user = prepare(
    `INSERT INTO users (id, org_id, username, display_name, is_admin, identity_read_at, seen_at)
     VALUES (?, ?, ?, ?, 0, ?, ?) ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
  );
  const session = insert(
    "sessions",
    "id",
    "token_hash",
    "user_id",
    "org_id",
    "created_at",
    "expires_at",
    "last_used_at",
  );
  const signIn = insert(
    "sign_ins",
    "id",
    "code_challenge",
    "sealed_panel_code",
    "status",
    "created_at",
    "expires_at",
  );
  const attempt = insert(
    "sign_in_attempts",
    "id",
    "sign_in_id",
    "state_hash",
    "browser_secret_hash",
    "sealed_verifier",
    "status",
  );
  const refused = prepare(
    `INSERT INTO sign_in_refusals (user_id, org_id, problem, refused_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (user_id) DO UPDATE SET refused_at = excluded.refused_at`,
  );
  const change = insert("settings_changes", "org_id", "changed_at", "user_id", "username", "setting");
  const list = insert("lead_lists", "id", "org_id", "owner_id", "name", "created_at", "ready_at");
  const lead = insert(
    "leads",
    "id",
    "org_id",
    "owner_id",
    "first_name",
    "last_name",
    "source_name",
    "title",
    "company",
    "location",
    "email",
    "profile_url",
    "search_text",
    "created_at",
    "updated_at",
  );
  const profile = insert("lead_profiles", "org_id", "owner_id", "url", "lead_id");
  const member = insert("lead_list_members", "list_id", "lead_id");
  const link = insert(
    "lead_links",
    "lead_id",
    "owner_id",
    "for_user",
    "record_id",
    "object",
    "origin",
    "linked_by",
    "linked_at",
  );
  const rejection = insert("lead_rejections", "lead_id", "record_id", "rejected_by");
  const batch = insert(
    "batches",
    "id",
    "org_id",
    "user_id",
    "list_id",
    "state",
    "defaults",
    "created_at",
    "finished_at",
  );
  const row = insert(
    "batch_rows",
    "batch_id",
    "position",
    "lead_id",
    "state",
    "is_reviewed",
    "account_id",
    "creation_id",
    "contact_id",
    "problem",
    "updated_at",
  );
  const creation = insert(
    "creations",
    "id",
    "org_id",
    "user_id",
    "lead_id",
    "batch_id",
    "month",
    "state",
    "contact_id",
    "problem",
    "created_at",
    "sent_at",
    "sent_after",
    "settled_at",
    "runner",
  );
  const runner = randomUUID();
  const problem = JSON.stringify({ code: "validation-failed", detail: "A rule refused it", action: "" });
  let people = 0;

  async function writeLead(team: Week, listId: string, batchId: string, position: number): Promise<void> {
    people += 1;
    const { orgId, userId, at } = team;
    const leadId = randomUUID();
    const [first, last] = [`Name${people % 997}`, `Testley${people}`];
    const url = `https://www.linkedin.com/in/${first}-${last}`.toLowerCase();
    const company = `Company ${people % 9973}`;
    await lead.run(
      leadId,
      orgId,
      userId,
      first,
      last,
      `${first} ${last}`,
      "Head of Supply",
      company,
      "Berlin, Germany",
      people % 3 === 0 ? `${last}@company.example`.toLowerCase() : null,
      url,
      `${first} ${last} ${company} head of supply`.toLowerCase(),
      at,
      at,
    );
    await profile.run(orgId, userId, url, leadId);
    await member.run(listId, leadId);
    if (people % 50 === 0) await rejection.run(leadId, "003000000000000AAA", userId);
    const isRefused = people % 20 === 0;
    const creationId = randomUUID();
    const contactId = isRefused ? null : `003${String(people).padStart(12, "0")}AAA`;
    const [state, why] = isRefused ? ["failed", problem] : ["created", null];
    await creation.run(
      creationId,
      orgId,
      userId,
      leadId,
      batchId,
      new Date(at).toISOString().slice(0, 7),
      state,
      contactId,
      why,
      at,
      at,
      at,
      at,
      runner,
    );
    await row.run(batchId, position, leadId, state, 1, "001000000000000AAA", creationId, contactId, why, at);
    if (contactId !== null) await link.run(leadId, userId, "", contactId, "Contact", "creation", userId, at);
  }

  /** A third of the week's contacts in each of three lists, and a sign-in a day. */
  const week = (team: Week) =>
    inTransaction(database, async () => {
      const { orgId, userId, at, contactsAMonth, leadsAList } = team;
      await user.run(userId, orgId, `${userId}@team.example`, `Rep ${userId}`, 0, at);
      await refused.run(userId, orgId, problem, at);
      await change.run(orgId, at, userId, `${userId}@team.example`, "retentionDays");
      for (let day = 0; day < 5; day += 1) {
        const signInId = randomUUID();
        await signIn.run(signInId, "challenge", "sealed", "completed", at, at + 600_000);
        await attempt.run(randomUUID(), signInId, randomUUID(), "hash", "sealed", "accepted");
        await session.run(randomUUID(), randomUUID(), userId, orgId, at, at + 12 * 3_600_000, at);
      }
      for (let left = Math.round(contactsAMonth / days.length); left > 0; left -= leadsAList) {
        const [listId, batchId] = [randomUUID(), randomUUID()];
        await list.run(listId, orgId, userId, "A list", at, at);
        await batch.run(batchId, orgId, userId, listId, "finished", "{}", at, at);
        for (let position = 0; position < Math.min(left, leadsAList); position += 1)
          await writeLead(team, listId, batchId, position);
        await runSql(database, countLeads, listId);
      }
    });
  return { week };
}

const countLeads = `UPDATE lead_lists SET lead_count =
  (SELECT count(*) FROM lead_list_members WHERE list_id = id) WHERE id = ?`;

interface Week extends Team {
  userId: string;
  at: number;
}

/** The number of rows of each table. */
export async function rowsOfTables({ database }: AppContext): Promise<Record<string, number>> {
  const tables = Object.values(retention).flatMap((kept) => ("tables" in kept ? [...kept.tables] : []));
  const rows: Record<string, number> = {};
  for (const table of tables)
    rows[table] = (await selectValue<number>(database, `SELECT count(*) FROM "${table}"`)) ?? 0;
  return rows;
}
