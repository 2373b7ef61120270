import type { IdentityKind } from "../../connector/database/schema/privacy.ts";
import type { erasePerson } from "../../connector/privacy/erasePerson.ts";
import type { Rewritten } from "../../connector/privacy/rewriteAtEnd.ts";
import type { FoundPerson } from "../../connector/privacy/findPerson.ts";

/** What went, what was kept, and who stays out of imports from now on. */
export function describeErased({
  removed,
  waiting,
  found,
  isLogEmpty,
  rewriteProblem,
}: Awaited<ReturnType<typeof erasePerson>>): string[] {
  return [
    `Erased ${removed} leads, with what was typed and stored for them.`,
    ...(waiting > 0
      ? [`Kept ${waiting} leads, hidden, for a contact that is being created: they go when that has ended.`]
      : []),
    ...(found.creations.length > 0
      ? [
          waiting > 0
            ? "Kept the numbers of the creations: the quota counts them; what was typed for those that run goes with their leads."
            : "Kept the numbers of the creations, without anything of the person: the quota counts them.",
        ]
      : []),
    ...leftInFile({ isLogEmpty, rewriteProblem }),
    ...describeRemembered(found, "leave the person out by what is remembered"),
    "Backups made before still hold what was erased.",
  ];
}

const kinds: [kind: IdentityKind[], one: string, many: string][] = [
  [["publicProfile", "memberProfile", "salesProfile"], "profile", "profiles"],
  [["email"], "address", "addresses"],
  [["name"], "name with company", "names with company"],
  [["nameAtEmail"], "name with an address", "names with addresses"],
  [["nameAtProfile"], "name with a profile", "names with profiles"],
  [["furtherEmail"], "further address", "further addresses"],
  [["furtherProfile"], "further profile", "further profiles"],
];

/** What imports keep out from now on, or would, and no more than that. */
export function describeRemembered(
  { identities, shared, unsure, isWithheld }: FoundPerson,
  howImports: string,
): string[] {
  const counts = kinds.flatMap(([of, one, many]) => {
    const count = identities.filter(({ kind }) => of.includes(kind)).length;
    return count === 0 ? [] : `${count} ${count === 1 ? one : many}`;
  });
  return [
    counts.length > 0
      ? `Imports ${howImports}, as hashes: ${counts.join(", ")}.`
      : isWithheld
        ? "Nothing is remembered: it would keep out those who stay."
        : "Nothing is remembered: no more than a name was known, which others have too. An import or a backup may bring it back.",
    ...(shared.length > 0
      ? [
          `Not by ${shared.join(", ")} alone, which somebody who stays has too: an import by it may bring them back.`,
        ]
      : []),
    ...(unsure.length > 0
      ? [
          `Not by ${unsure.join(", ")} alone, which only a row with an initial has: it may be somebody else's.`,
        ]
      : []),
  ];
}

/** What to say where the file may still hold what was erased. */
export function leftInFile({ isLogEmpty, rewriteProblem }: Rewritten): string[] {
  if (rewriteProblem !== null)
    return [
      `The database could not be written anew: ${rewriteProblem} It may hold copies of what was erased. When that is ` +
        "over, run: npm run erase-person -- --again --yes",
    ];
  if (isLogEmpty) return [];
  return [
    "The write-ahead log still holds what was erased, because another process reads the database, such as a backup. " +
      "The connector empties it within ten minutes after that has ended. To be sure, run the command again then.",
  ];
}
