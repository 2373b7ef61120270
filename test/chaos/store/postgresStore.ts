import { setTimeout as wait } from "node:timers/promises";
import { askOnce, startPostgresServer } from "../../support/postgresServer.ts";
import type { Random } from "../../support/randomFrom.ts";
import type { ChaosStore } from "./chaosStore.ts";

const ofConnectors = "application_name like 'crosswalk-connector%'";

/** A server of its own, which ends connections, fails and comes back. */
export async function postgresStore(): Promise<ChaosStore> {
  const server = await startPostgresServer();
  const address = await server.createDatabase();
  let isDown = false;

  async function start(): Promise<void> {
    if (!isDown) return;
    isDown = false;
    await server.start();
  }

  const end = (which: string) =>
    askOnce(address, `select pg_terminate_backend(pid) from pg_stat_activity where ${which}`);

  /** Some connections of the connectors end, in the middle of whatever they do. */
  const endSome = async (random: Random) => {
    await end(`${ofConnectors} and random() < ${random.pick([0.2, 0.6, 1])}`);
  };

  /** Those alone that hold the connectors' locks, by which they know each other. */
  const endLocks = async () => {
    await end(
      `${ofConnectors} and pid in (select pid from pg_locks where locktype = 'advisory' and granted) and state = 'idle'`,
    );
  };

  /** The server fails, as with its machine, and is back after a while. */
  const failServer = async (random: Random) => {
    isDown = true;
    await server.crash();
    await wait(random.between(0, 1_500));
    await start();
  };

  return {
    address,
    rows: <Row extends object>(sql: string, ...values: unknown[]) =>
      askOnce(address, numbered(sql), values) as Promise<Row[]>,
    async change(sql, ...values) {
      await askOnce(address, numbered(sql), values);
    },
    troubles: [endSome, endLocks, failServer],
    mend: start,
    close: () => server.stop(),
  };
}

/** Postgres numbers its values. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll("?", () => `$${(count += 1)}`);
}
