import { describe, expect, it } from "vitest";
import { createPersonWords } from "./personWords.ts";
import { splitName } from "./splitName.ts";

const wordsOf = (...names: string[]) =>
  createPersonWords({ emails: [], profileUrls: [], names: names.map(splitName) });

describe("a person's name in a text", () => {
  it.each([
    ["Vera Testmann", "Assistant of Vera Testmann", "Assistant of …"],
    ["철수 김", "see ?q=%EA%B9%80%EC%B2%A0%EC%88%98", "see ?q=…"],
    ["Vera Testmann", "name=Vera%20Testmann&nbsp;Vera&nbsp;Testmann", "name=…&nbsp;…"],
    ["Vera Testmann", "Kontakt Testmann, Vera", "Kontakt …"],
    ["Vera Testmann", "Leitung Testmann, Vera Durchwahl 12", "Leitung … Durchwahl 12"],
    ["Testmann, Vera", "ask Testmann, Vera. Today", "ask …. Today"],
    ["Vera Testmann", "with Vera\u00a0Testmann: call", "with …: call"],
    ["Vera Testmann", "Testmann, K. Vera", "…"],
    ["Vera Testmann-Huber", "Huber, Vera Testmann", "…"],
    ["Vera Testmann", "Ve\u200bra Testmann", "…"],
    ["Hugo Boss", "Talk to Boss Hugo", "Talk to …"],
    ["Hugo Boss", "mail boss, hugo", "mail …"],
    ["Hugo Boss", "Hugo (Boss)", "…"],
    ["Hugo Boss", "(Hugo Boss)", "(…)"],
    ["Vera Testmann", "testmann vera", "…"],
    ["Hugo Boss", "Hugo-Boss", "…"],
    ["jan meer", "ask meer jan", "ask …"],
    ["恵子 高橋", "担当:高橋恵子。次", "担当:…。次"],
    ["一郎 佐々木", "Assistant of 佐々木 一郎", "Assistant of …"],
    ["悠 野々村", "担当:野々村 悠。次", "担当:…。次"],
    ["철수 김", "담당 김철수", "담당 …"],
    ["Maria Huber", "Maria A. B. Huber", "…"],
    ["Jürgen Klein", "J%C3%BCrgen%20Klein", "…"],
    [
      "Вера Тестман",
      `q=${encodeURIComponent("Это Вера Тестман звонила")}`,
      `q=${encodeURIComponent("Это")}%20…%20${encodeURIComponent("звонила")}`,
    ],
    ["Vera Testmann", "%56%65%72%61%20%54estmann%2C%20CEO", "…%2C%20CEO"],
    ["Ana García", "Ana Y. García", "…"],
    ["Minh Le", "Le Minh", "…"],
    ["Ángel Núñez y Vega", "Ángel Núñez Vega", "…"],
    ["Vera Testmann", "Assistant of Vera (she/her) Testmann", "Assistant of …"],
    ["Juergen Klein", "ask Jürgen Klein", "ask …"],
  ])("is found and taken out: %s in %s", (name, text, left) => {
    expect(wordsOf(name).areIn(text)).toBe(true);
    expect(wordsOf(name).without(text)).toBe(left);
  });

  it.each([
    ["Vera Testmann", "I saw Vera. Testmann was away"],
    ["Vera Testmann", "Karl Testmann, Vera Huber"],
    ["Linh Nguyen", "Thuy Nguyen, Linh Tran"],
    ["Vera Testmann", "Manuel Testmann, Vera Huber"],
    ["Vera Testmann", "to Vera: Testmann is ill"],
    ["Vera Testmann", "Vera\r\nTestmann"],
    ["Vera Testmann", "Testmann. Vera Huber"],
    ["Herr J. Huber", "Met Herr Huber"],
    ["T. García López", "Praxis García López"],
    ["Hugo Boss", "My boss Hugo"],
    ["Hugo Boss", "boss hugo called"],
    ["Hugo Boss", "boss Hugo"],
    ["Hugo Boss", "Reads Victor Hugo (boss)"],
    ["Hugo Boss", "Fan of Hugo – boss says"],
    ["Ana García Márquez", "Ana García, Márquez"],
    ["高橋 恵子", "高橋。恵子"],
    ["伟 王", "大王伟"],
    ["Maria Huber", "Maria A. Huberin"],
    ["Jan Nowak", "Jan i Nowak"],
    ["Herr von Huber", "Assistentin von Karl von Huber"],
    ["Michael Novak", "Assistant of Michal Novak"],
    ["伟 张", "章 薇 assistant"],
    ["David 王", "Boss David 汪"],
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
