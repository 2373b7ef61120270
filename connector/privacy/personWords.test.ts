import { describe, expect, it } from "vitest";
import { createPersonWords } from "./personWords.ts";
import { splitName } from "./splitName.ts";

const wordsOf = (...names: string[]) =>
  createPersonWords({ emails: [], profileUrls: [], names: names.map(splitName) });

describe("a person's name in a text", () => {
  it.each([
    ["Vera Testmann", "Assistant of Vera Testmann", "Assistant of …"],
    ["伟 王", "see ?q=%E7%8E%8B%E4%BC%9F", "see ?q=…"],
    ["철수 김", "see ?q=%EA%B9%80%EC%B2%A0%EC%88%98", "see ?q=…"],
    ["Vera Testmann", "Assistant of Testmann, Vera", "Assistant of …"],
    ["Vera Testmann", "name=Vera%20Testmann&nbsp;Vera&nbsp;Testmann", "name=…&nbsp;…"],
    ["Vera Testmann", "Testmann,Vera; Huber,Karl", "…; Huber,Karl"],
    ["Vera Testmann", "Kontakt Testmann, Vera", "Kontakt …"],
    ["Vera Testmann", "Kontakt Testmann, Vera Tel. 0171", "Kontakt … Tel. 0171"],
    ["Vera Testmann", "Leitung Testmann, Vera Durchwahl 12", "Leitung … Durchwahl 12"],
    ["Vera Testmann", "Frau Testmann, Vera (CEO)", "Frau … (CEO)"],
    ["Testmann, Vera", "ask Testmann, Vera. Today", "ask …. Today"],
    ["Vera Testmann", "Vera K. Testmann's office", "…'s office"],
    ["Vera Testmann", "with Vera\u00a0Testmann: call", "with …: call"],
    ["Vera Testmann", "Vera-Testmann / vera.testmann", "… / …"],
    ["Vera Testmann", "Testmann, K. Vera", "…"],
    ["Ana García Márquez", "García Márquez, Ana", "…"],
    ["Vera Testmann-Huber", "Huber, Vera Testmann", "…"],
    ["Vera St. John", "met Vera St. John", "met …"],
    ["Vera Testmann", "Ve\u200bra Testmann", "…"],
    ["Vera Testmann", "Head. Vera Testmann. Tail", "Head. …. Tail"],
    ["Hugo Boss", "Talk to Boss Hugo", "Talk to …"],
    ["Hugo Boss", "mail hugo boss", "mail …"],
    ["Hugo Boss", "mail boss, hugo", "mail …"],
    ["Hugo Boss", "Boss (Hugo), CEO", "…, CEO"],
    ["Hugo Boss", "Hugo (Boss)", "…"],
    ["Hugo Boss", "see [Hugo] Boss.", "see …."],
    ["Hugo Boss", "(Hugo Boss)", "(…)"],
    ["Hugo Boss", "Hugo (Boss, CEO)", "…, CEO)"],
    ["Vera Testmann", "testmann vera", "…"],
    ["Vera Testmann", "Hot leads: testmann vera; huber karl", "Hot leads: …; huber karl"],
    ["Hugo Boss", "Hugo-Boss", "…"],
    ["Jan van der Meer", "ask van der Meer Jan", "ask …"],
    ["jan meer", "ask meer jan", "ask …"],
    ["高橋 恵子", "高橋 恵子。次", "…。次"],
    ["恵子 高橋", "担当:高橋恵子。次", "担当:…。次"],
    ["高橋恵子", "CC 高橋 恵子", "CC …"],
    ["一郎 佐々木", "Assistant of 佐々木 一郎", "Assistant of …"],
    ["一郎 佐々木", "上司 佐々木一郎 (CEO)", "上司 … (CEO)"],
    ["悠 野々村", "担当:野々村 悠。次", "担当:…。次"],
    ["David 王", "Boss David 王", "Boss …"],
    ["철수 김", "담당 김철수", "담당 …"],
    ["철수 김", "김 철수 (CEO)", "… (CEO)"],
    ["Maria Huber", "Maria A. B. Huber", "…"],
    ["Maria Huber", "Huber, Maria A.", "… A."],
    ["Jürgen Klein", "J%C3%BCrgen%20Klein", "…"],
    ["Jürgen Klein", "who=J%C3%BCrgen+Klein&x=%", "who=…&x=%"],
    [
      "Вера Тестман",
      `q=${encodeURIComponent("Это Вера Тестман звонила")}`,
      `q=${encodeURIComponent("Это")}%20…%20${encodeURIComponent("звонила")}`,
    ],
    ["王 伟", `q=${encodeURIComponent("秘书 王 伟")}&x=1`, `q=${encodeURIComponent("秘书")}%20…&x=1`],
    ["Vera Testmann", "%56%65%72%61%20%54estmann%2C%20CEO", "…%2C%20CEO"],
    ["Jan Van Dijk", "Assistant to van Dijk, Jan", "Assistant to …"],
    ["Ana García", "Ana Y. García", "…"],
    ["דוד כהן", "דוד ב. כהן", "…"],
    ["Minh Le", "Le Minh", "…"],
    ["Ángel Núñez y Vega", "Núñez y Vega, Ángel", "…"],
    ["Ángel Núñez y Vega", "Ángel Núñez Vega", "…"],
    ["Vera Testmann", "Assistant of Vera 🚀 Testmann", "Assistant of …"],
    ["Vera Testmann", "Assistant of Vera (she/her) Testmann", "Assistant of …"],
    ["Jürgen Klein", "ask Juergen Klein, Jurgen Klein", "ask …, …"],
    ["Juergen Klein", "ask Jürgen Klein", "ask …"],
    ["Jürgen Klein", "met J=C3=BCrgen Klein today", "met … today"],
  ])("is found and taken out: %s in %s", (name, text, left) => {
    expect(wordsOf(name).areIn(text)).toBe(true);
    expect(wordsOf(name).without(text)).toBe(left);
  });

  it.each([
    ["Vera Testmann", "I saw Vera. Testmann was away"],
    ["Vera Testmann", "Kim, Vera, Testmann, Jo"],
    ["Vera Testmann", "Karl Testmann, Vera Huber"],
    ["Vera Huber", "Siobhan Huber, Vera Klein"],
    ["Linh Nguyen", "Thuy Nguyen, Linh Tran"],
    ["Vera Testmann", "Tom K. Testmann, Vera Huber"],
    ["Vera Testmann", "Manuel Testmann, Vera Huber"],
    ["Vera Testmann", "Vera; Testmann"],
    ["Vera Testmann", "to Vera: Testmann is ill"],
    ["Vera Testmann", "Vera\nTestmann"],
    ["Vera Testmann", "Vera\r\nTestmann"],
    ["Vera Testmann", "With Vera! Testmann too"],
    ["Vera Testmann", "Testmann. Vera Huber"],
    ["Dr. J. Huber", "Assistant to Dr. Huber, Praxis Dr. Huber"],
    ["Herr J. Huber", "Met Herr Huber"],
    ["Hans Peter M.", "Assistant to Hans Peter Kunz"],
    ["T. García López", "Praxis García López"],
    ["Hugo Boss", "Suit: Boss. Hugo likes it"],
    ["Hugo Boss", "My boss Hugo"],
    ["Hugo Boss", "my boss hugo"],
    ["Hugo Boss", "boss hugo called"],
    ["Hugo Boss", "Nordwind (boss hugo)"],
    ["Hugo Boss", "boss Hugo"],
    ["Hugo Boss", "My boss, Hugo, is away"],
    ["Hugo Boss", "Reads Victor Hugo (boss)"],
    ["Hugo Boss", "Fan of Hugo - boss says"],
    ["Hugo Boss", "Fan of Hugo – boss says"],
    ["Ann Lee", "Lee; Ann"],
    ["Ana García Márquez", "Ana García, Márquez"],
    ["Karl Paris", "Offices of Karl, Paris, Rome"],
    ["高橋 恵子", "高橋。恵子"],
    ["伟 王", "王伟大"],
    ["伟 王", "大王伟"],
    ["Maria Huber", "Maria A. B. C. D. Huber"],
    ["Maria Huber", "Maria A. Huberin"],
    ["Ana García", "Ana y García Abogados"],
    ["Jan Nowak", "Jan i Nowak"],
    ["김 수", "비서 김 이 수"],
    ["Herr von Huber", "Assistentin von Karl von Huber"],
    ["Minh Le", "avec le Minh"],
    ["Michael Novak", "Assistant of Michal Novak"],
    ["Joe Smith", "Reports to Jo Smith"],
    ["伟 张", "章 薇 assistant"],
    ["Wei Zhang", "Assistant of 章 薇"],
    ["David 王", "Boss David 汪"],
    ["Vera Testmann", "Vera (Huber) Testmannstraße"],
  ])("is not made of words of two sentences, or of a list: %s in %s", (name, text) => {
    expect(wordsOf(name).areIn(text)).toBe(false);
    expect(wordsOf(name).without(text)).toBe(text);
  });

  it.each(["Richmond, Virginia, United States", "Greater Richmond, Virginia Region"])(
    "names nobody as a place: %s",
    (text) => {
      const inPlaces = createPersonWords({
        emails: [],
        profileUrls: [],
        names: [splitName("Virginia Richmond")],
        arePlaces: true,
      });
      expect(inPlaces.areIn(text)).toBe(false);
      expect(inPlaces.without(`c/o Virginia Richmond, Bonn`)).toBe("c/o …, Bonn");
    },
  );

  it("leaves all of a list or sentence that has parts of it elsewhere", () => {
    const text = "Vera, Testmann; Vera Testmann. Testmann, Vera\nVera";
    expect(wordsOf("Vera Testmann").without(text)).toBe("Vera, Testmann; …. …\nVera");
  });
});
