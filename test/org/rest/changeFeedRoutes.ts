import { Hono, type Context } from "hono";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import { readObject } from "../records/readObject.ts";
import { quoted, statement } from "../storage/statement.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";
import { toDateTime } from "../storage/dateTimes.ts";
import { showInstant } from "../soql/showValue.ts";

/** How many days back Salesforce keeps changes. */
const daysKept = 30;

/**
 * GET /sobjects/X/updated and /deleted: the ids of records changed between `start` and `end`, for
 * replication.
 */
export function changeFeedRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.get("/:object/updated", (context) => context.json(updated(context)));
  app.get("/:object/deleted", (context) => context.json(deleted(context)));
  return app;
}

type ObjectContext = Context<ResourceEnvironment, "/:object/updated">;

function updated(context: ObjectContext) {
  const question = asked(context);
  const ids = changes(question, 0).map((row) => row["Id"]);
  return { ids, latestDateCovered: showInstant(question.end) };
}

function deleted(context: ObjectContext) {
  const question = asked(context);
  const earliest = new Date(question.call.org.now().getTime() - daysKept * 86_400_000);
  return {
    deletedRecords: changes(question, 1).map((row) => ({
      deletedDate: showInstant(String(row["SystemModstamp"])),
      id: row["Id"],
    })),
    earliestDateAvailable: showInstant(toDateTime(earliest)),
    latestDateCovered: showInstant(question.end),
  };
}

function changes({ call, object, start, end }: Question, isDeleted: 0 | 1) {
  const { sql, params } = call.access.visibleRows(call.caller, object.name, "row_");
  const rows = statement(
    call.org.db,
    `SELECT Id, SystemModstamp FROM ${quoted(object.name)} row_
     WHERE SystemModstamp >= ? AND SystemModstamp <= ? AND IsDeleted = ? AND (${sql}) ORDER BY SystemModstamp, Id`,
  ).all(start, end, isDeleted, ...params);
  call.work.records += rows.length;
  return rows;
}

interface Question {
  call: RestCall;
  object: ObjectDefinition;
  /** Both in the format of stored times. */
  start: string;
  end: string;
}

function asked(context: ObjectContext): Question {
  const { call } = context.env;
  const object = readObject(call, context.req.param("object"));
  if (call.org.schema.field(object.name, "IsDeleted") === undefined) {
    throw new SalesforceError(400, "INVALID_TYPE", `sObject type '${object.name}' is not replicable.`);
  }
  const start = moment(context, "start");
  const end = moment(context, "end");
  if (end <= start)
    throw new SalesforceError(400, "INVALID_REPLICATION_DATE", "endDate must be after startDate");
  if (Date.parse(start) < call.org.now().getTime() - daysKept * 86_400_000) {
    throw new SalesforceError(
      400,
      "INVALID_REPLICATION_DATE",
      "startDate before org replication enabled date",
    );
  }
  return { call, object, start, end };
}

function moment(context: ObjectContext, name: "start" | "end"): string {
  const written = context.req.query(name);
  if (written === undefined) {
    throw new SalesforceError(400, "MISSING_ARGUMENT", `Required parameter '${name}' is missing`);
  }
  const read = new Date(written.replace(" ", "+"));
  if (Number.isNaN(read.getTime())) {
    throw new SalesforceError(400, "INVALID_REPLICATION_DATE", `Invalid date: ${written}`);
  }
  return toDateTime(read);
}
