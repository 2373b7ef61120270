import { expect, it } from "vitest";
import { nobody } from "../../connector/matching/people/nobody.fixture.ts";
import { columns } from "./contactCells.ts";
import { matchInWorkers } from "./matchInWorkers.ts";

const lead = { ...nobody, firstName: "Tobias", lastName: "Brandt" };
const namesakeAt = (place: number) => ({
  place,
  cells: columns.map(
    (column) => ({ id: `003${place}`, firstName: "Tobias", lastName: "Brandt" })[column as "id"] ?? "",
  ),
});

it("contacts are not read ahead: while each thread has two things to do, the next contacts wait", async () => {
  const matching = matchInWorkers([lead], { workers: 2 });
  try {
    // The first thing to do of each is to take the leads.
    await matching.take(namesakeAt(0));
    await matching.take(namesakeAt(1));
    let isTaken = false;
    const third = matching.take(namesakeAt(2)).then(() => (isTaken = true));
    // No thread can answer before this one lets messages in, which promises do not.
    for (let turn = 0; turn < 100; turn++) await Promise.resolve();
    expect(isTaken).toBe(false);
    await third;
    const matches: string[] = [];
    for await (const part of matching.report(1))
      matches.push(...part.matches.flat().map(({ contactId }) => contactId));
    expect(matches).toEqual(["0030", "0031", "0032"]);
  } finally {
    await matching.end();
  }
});
