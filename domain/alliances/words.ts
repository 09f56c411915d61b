// What is said beside the sums of an alliance: why there are none yet, or what they leave out.
import type { Words } from "../words.ts";
import { casesMin, peopleMin } from "./figures.ts";
import { enterprisesMin } from "./sums.ts";

export const wordsOfSums = (contributed: number, isShown: boolean): Words => {
  if (contributed < enterprisesMin)
    return {
      zh: `已有 ${contributed} 家企业上报；至少 ${enterprisesMin} 家上报后才有数字，以免显露其中一家`,
      en: `${given(contributed)}; there are sums once ${enterprisesMin} have, so that none of them shows`,
    };
  if (!isShown)
    return {
      zh: `已有 ${contributed} 家企业上报，但没有一个数字来自至少 ${enterprisesMin} 家企业，因此都不给出`,
      en: `${given(contributed)}, but none of these comes from at least ${enterprisesMin} of them, so none is shown`,
    };
  return {
    zh: `已有 ${contributed} 家企业上报。不足 ${peopleMin} 人、${casesMin} 件或不足 ${enterprisesMin} 家企业的数字不给出，也不计入合计；每有 ${enterprisesMin} 家企业的数字变化才更新`,
    en: `${given(contributed)}. What is about fewer than ${peopleMin} people or ${casesMin} cases, or from fewer than ${enterprisesMin} enterprises, is neither shown nor added up; a figure moves on with every ${enterprisesMin} enterprises whose figures have changed`,
  };
};

const given = (enterprises: number): string =>
  enterprises === 1 ? "One enterprise has given figures" : `${enterprises} enterprises have given figures`;
