import { openPostgres } from "../../../connector/database/postgres/engine.ts";

/** A process of engine.test.ts, which is stopped in the middle of a transaction. */
const [url = ""] = process.argv.slice(2);
const engine = await openPostgres(url);
await engine.transaction(async (connection) => {
  await connection.query("insert into numbers values ('frozen', 1)", []);
  process.send?.("begun");
  await new Promise(() => undefined);
});
