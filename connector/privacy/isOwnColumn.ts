import { foldWhole } from "../matching/foldText.ts";

/** Words for an address or a profile, and for which of the person's own it is. */
const ownWords = new Set(
  `e mail email emails address addresses id url link page web linkedin profile profiles public sales navigator member
   first second third primary secondary main other another further additional alternate alternative alt old former
   previous current new backup personal private work business professional home direct verified
   adresse adressen profil privat private zweite weitere andere alte geschaftlich geschaftliche beruflich
   correo electronico direccion personal segundo otro otra privado trabajo perfil
   courriel electronique personnel personnelle professionnel professionnelle deuxieme autre prive lien`.split(
    /\s+/,
  ),
);

/**
 * Whether a further column's name says that it has an address or a profile of the lead itself: "Second
 * E-Mail", but not "Manager Email". All its words have to be known, so that nobody else's address is taken
 * for theirs.
 */
export function isOwnColumn(column: string): boolean {
  const words = foldWhole(column).split(" ");
  return words.every((word) => ownWords.has(word) || /^\d+$/.test(word));
}
