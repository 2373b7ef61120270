import { openPostgres } from "../../../connector/database/postgres/engine.ts";

/** A process of engine.test.ts. Its callers take one of each quota at once. It tells how many got one. */
const [url = "", callers = "0", quotas = "1"] = process.argv.slice(2);
const engine = await openPostgres(url);
process.once("message", () => {
  void takeAll();
});
process.send?.("ready");

async function takeAll(): Promise<void> {
  const takes = Array.from({ length: Number(callers) }, (_, caller) =>
    take(`quota${caller % Number(quotas)}`),
  );
  const granted = (await Promise.all(takes)).filter((isGranted) => isGranted).length;
  process.send?.(granted);
  await engine.close();
  process.disconnect();
}

function take(quota: string): Promise<boolean> {
  return engine.transaction(async (connection) => {
    const { rows } = await connection.query("select n from numbers where id = $1", [quota]);
    const used = Number(rows[0]?.[0]);
    if (used >= 1_000) return false;
    await connection.query("update numbers set n = $1 where id = $2", [used + 1, quota]);
    return true;
  });
}
