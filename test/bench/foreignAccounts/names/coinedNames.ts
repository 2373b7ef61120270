import type { Random } from "../random.ts";
import { folded } from "./fold.ts";

const list = (text: string) => text.split(" ");

const starts = list(
  "Vel Quin Nor Ast Lum Cor Tal Zen Orb Pra Mir Sol Fen Gal Hal Jun Kor Lan Mar Nex Oct Pel Rav Sar Tri Umb Var Wex Xan Yar Zor Bel Cad Del Elb Fal Gor Hex Ilm Jas Kel Lor Mol Nim Ost Pol Rin Sev Tor Ulm Vin Wil Zal Bru Cre Dro Fri Gre Klo Plo",
);
const middles = list("a o i e ta ri lo ne vi du mo ka be so li ra nu pe sa co");
const ends = list(
  "ra tex lis nova dyn con via tron mar sys dor ven nia quo plex lum gen ris tas bel dax fin gard hil jon kit lon mont nor pax rix sol tem vax wen zo cira delo fera gilo mera nuva pria rona sella tura viso",
);
const familyStarts = list(
  "Brand Holler Stein Wolf Birken Linden Rosen Eichen Falken Kirch Mühl Ober Nieder Wester Oster Sommer Winter Hasel Acker Buchen Dorn Erlen Fichten Grün Heide Krüger Löwen Möwen Reiter Schön Tannen Ulmen Wiesen Ziegel Bram Cald Marl Thrup Wend Osk Brin Hask Tarl Quarn Skel Frith",
);
const familyEnds = list(
  "auer beck huber mann stätter brunner felder hofer kamp reuther thaler inger moser bacher lechner gruber meister wieser berg worth field ley combe shaw sted wick dale gate",
);
const placeEnds = list(
  "hagen brück münde stedt heim burg ford mouth bury minster villar osta ecino ville court kerk dorp grad holm vik",
);

/** Names that nobody bears, none of them a letter away from another. */
export class CoinedNames {
  private readonly taken = new Set<string>();

  word(random: Random): string {
    return this.fresh(
      () =>
        random.pick(starts) +
        random.pick(middles) +
        (random.chance(0.4) ? random.pick(middles) : "") +
        random.pick(ends),
    );
  }

  family(random: Random): string {
    return this.fresh(() => {
      const one = random.pick(familyStarts) + random.pick(familyEnds);
      return random.chance(0.25) ? `${one}-${random.pick(familyStarts)}${random.pick(familyEnds)}` : one;
    });
  }

  place(random: Random): string {
    return this.fresh(() => random.pick(starts) + random.pick(middles) + random.pick(placeEnds));
  }

  /** Keeps a name for one firm. False where another has it, or one that looks like it. */
  take(name: string): boolean {
    const signs = likenesses(folded(name));
    if (signs.some((sign) => this.taken.has(sign))) return false;
    for (const sign of signs) this.taken.add(sign);
    return true;
  }

  private fresh(coin: () => string): string {
    for (let tries = 0; tries < 2000; tries++) {
      const name = coin();
      if (this.take(name)) return name;
    }
    throw new Error("There are no names left.");
  }
}

/** The text, and the text without each of its letters: texts one slip apart have one of these in common. */
const likenesses = (text: string) => [
  text,
  ...Array.from({ length: text.length }, (_, at) => text.slice(0, at) + text.slice(at + 1)),
];
