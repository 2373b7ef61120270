import { describe, expect, it } from "vitest";
import { reachesIn, replaceReaches, type Reach } from "./replaceReaches.ts";

const url = "https://www.linkedin.com/in/vera-t";
const isVera = (reach: Reach) =>
  "email" in reach ? reach.email === "vera@n.example" : reach.profileUrl === url;
const without = (text: string) => replaceReaches(text, isVera, "…");

describe("a text without somebody's address or profile", () => {
  it.each([
    ["Assistenz/vera@n.example", "Assistenz/…"],
    ["E-Mail|vera@n.example", "E-Mail|…"],
    [`${url}→Kim`, "…"],
    ["Vera Testmann|vera@n.example", "Vera Testmann|…"],
    ["✉️vera@n.example", "…"],
    ["お問い合わせはvera@n.exampleまで", "お問い合わせは…まで"],
    [`LinkedIn ${url}。`, "LinkedIn …。"],
    [`${url}はこちら`, "…"],
    [`x https://web.archive.org/web/2020/${url} y`, "x … y"],
  ])("loses what names them, and nothing behind another sign: %s", (text, left) => {
    expect(without(text)).toBe(left);
    expect(reachesIn(left).filter(isVera)).toEqual([]);
  });

  it.each(["kim@n.example", "évera@n.example", "jean/vera@n.example.net", `${url}-2`, `${url}ä`])(
    "keeps an address that only ends or begins like it: %s",
    (text) => {
      expect(without(text)).toBe(text);
    },
  );

  /** All signs that a keyboard has, some that it has not, and another script. */
  const signs = [...(String.raw`!"#$%&'()*+,-./:;<=>?@[\]^_{|}~` + "`"), ..."–→·•…。、", "😀", "❤️", "李"];

  describe.each([
    // Its domain would go on, or it would be no address.
    { where: "behind an address", at: (sign: string) => `vera@n.example${sign}Team`, but: ".@" },
    { where: "behind a profile", at: (sign: string) => `linkedin.com/in/vera-t${sign}Kim`, but: "-" },
    // Of these, addresses are made.
    { where: "before an address", at: (sign: string) => `by${sign}vera@n.example`, but: "._'-+&%~@" },
    { where: "before a profile", at: (sign: string) => `by${sign}linkedin.com/in/vera-t`, but: "" },
  ])("$where", ({ at, but }) => {
    it.each(signs)("loses it beside the sign %s, unless both make one of somebody else's", (sign) => {
      const isTaken = !but.includes(sign);
      expect(reachesIn(at(sign)).some(isVera)).toBe(isTaken);
      expect(without(at(sign)).includes("vera")).toBe(!isTaken);
    });
  });

  it.each([
    ["vera@n.example1", "…"],
    ["Ask vera@n.example-Team today", "Ask … today"],
    ["https://by-linkedin.com/in/vera-t:Kim x", "… x"],
    ["https://x.example/?ref=linkedin.com/in/vera-t", "…"],
  ])("loses what is written together with it: %s", (text, left) => {
    expect(without(text)).toBe(left);
  });

  it("loses all where one part tells how another one is read", () => {
    expect(without("kim%40x.example %2Fvera@n.example")).toBe("…");
  });

  it("loses an address in two scripts as a whole", () => {
    const isMeant = (reach: Reach) => "email" in reach && reach.email === "почтаvera@n.example";
    expect(replaceReaches("see почтаvera@n.example", isMeant, "…")).toBe("see …");
  });
});
