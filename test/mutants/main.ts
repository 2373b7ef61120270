/**
 * Breaks the product on purpose and runs the tests that must see it. `npm run mutants` takes the table of
 * mutants that only a person could think of, then those that StrykerJS makes in each room that holds
 * promises; `npm run mutants -- table` and `npm run mutants -- connector/jobs` take one of these. Ends with
 * status 1 where a mutant of the table is not seen, or where a room's score is below the least.
 */
import { readArguments, refuseArguments } from "../support/readArguments.ts";
import { mutateRoom } from "./mutateRoom.ts";
import { roomNames } from "./rooms.ts";
import { runTable } from "./runTable.ts";

const { positionals } = readArguments({ allowPositionals: true });
const all: readonly string[] = ["table", ...roomNames];
const strays = positionals.filter((name) => !all.includes(name));
if (strays.length > 0) refuseArguments(`There is no ${strays.join(", ")}, only ${all.join(", ")}.`);
const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name);

if (isWanted("table") && !runTable()) process.exitCode = 1;
for (const room of roomNames.filter(isWanted)) await mutateRoom(room);
