import { openPostgres } from "../../../connector/database/postgres/engine.ts";

/** A process of engine.test.ts: its callers take one of 1,000 at once, and it tells how many got one. */
const [url = "", callers = "0"] = process.argv.slice(2);
const engine = await openPostgres(url);
process.once("message", () => {
  void takeAll();
});
process.send?.("ready");

async function takeAll(): Promise<void> {
  const takes = Array.from({ length: Number(callers) }, () => take());
  const granted = (await Promise.all(takes)).filter((isGranted) => isGranted).length;
  process.send?.(granted);
  await engine.close();
  process.disconnect();
}

function take(): Promise<boolean> {
  return engine.transaction(async (connection) => {
    const { rows } = await connection.query("select count(*) from numbers where id like 'used%'", [], "get");
    if (Number(rows?.[0]) >= 1_000) return false;
    await connection.query("insert into numbers values (?, 1)", [`used ${crypto.randomUUID()}`], "run");
    return true;
  });
}
