import { describe, expect, it } from "vitest";
import { reachesIn, replaceReaches, type Reach } from "./replaceReaches.ts";

const url = "https://www.linkedin.com/in/vera-t";
const isVera = (reach: Reach) =>
  "email" in reach ? reach.email === "vera@n.example" : reach.profileUrl === url;
const without = (text: string) => replaceReaches(text, isVera, "…");

describe("a text without somebody's address or profile", () => {
  it.each([
    ["Assistenz/vera@n.example", "Assistenz/…"],
    ["Tel. 0171/vera@n.example", "Tel. 0171/…"],
    ["E-Mail|vera@n.example", "E-Mail|…"],
    ["E-Mail–vera@n.example", "E-Mail–…"],
    [`${url}→Kim`, "…"],
    ["Privat=vera@n.example", "Privat=…"],
    ["Vera Testmann|vera@n.example", "Vera Testmann|…"],
    ["Kim*vera@n.example 0171", "Kim*… 0171"],
    ["✉️vera@n.example", "…"],
    ["邮箱vera@n.example", "邮箱…"],
    ["お問い合わせはvera@n.exampleまで", "お問い合わせは…まで"],
    ["почтаvera@n.example", "почта…"],
    [`LinkedIn ${url}。`, "LinkedIn …。"],
    [`（${url}）`, "（…）"],
    [`${url}はこちら`, "…"],
    [`x ${url}… y`, "x …… y"],
    [`x https://web.archive.org/web/2020/${url} y`, "x … y"],
  ])("loses what names them, and nothing behind another sign: %s", (text, left) => {
    expect(without(text)).toBe(left);
    expect(reachesIn(left).filter(isVera)).toEqual([]);
  });

  it.each([
    "kim@n.example",
    "ann-vera@n.example",
    "évera@n.example",
    "иван1@n.example",
    "jean/vera@n.example.net",
    "https://x.example/?ref=linkedin.com/in/vera-t",
    `${url}-2`,
  ])("keeps an address that only ends or begins like it: %s", (text) => {
    expect(without(text)).toBe(text);
  });

  it("loses all where one part tells how another one is read", () => {
    expect(without("kim%40x.example %2Fvera@n.example")).toBe("…");
  });

  it("loses an address in two scripts as a whole", () => {
    const isMeant = (reach: Reach) => "email" in reach && reach.email === "почтаvera@n.example";
    expect(replaceReaches("see почтаvera@n.example", isMeant, "…")).toBe("see …");
  });
});
