import { openPostgres } from "../../../connector/database/postgres/engine.ts";

/** A process of locks.test.ts, which takes a lock and never releases it. */
const [url = "", name = ""] = process.argv.slice(2);
const { locks } = await openPostgres(url);
process.send?.((await locks.tryLock(name)) === null ? "refused" : "held");
