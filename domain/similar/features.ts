// What a text says, as a set of small pieces that survive rewording: pairs of Chinese characters, beginnings of other words.
// Chinese has no spaces and its sentences are turned around freely, so pairs of neighbours are what stays. In other scripts the
// first six letters of each word do better than groups of three letters, which any two English texts share: on the labelled
// texts of test/similar those groups made five times as many false candidates.

/** Width and case say nothing; punctuation only separates. Digits stay as they are. */
export const featuresOf = (text: string): string[] => {
  const normal = text.normalize("NFKC").toLowerCase();
  const telling = piecesOf(normal.replace(usualHan, ""), usualWords);
  // A title of nothing but usual words is still compared, by those.
  return [...(telling.size > 0 ? telling : piecesOf(normal, new Set()))];
};

const piecesOf = (text: string, leftOut: Set<string>): Set<string> => {
  const pieces = new Set<string>();
  for (const [run] of text.matchAll(runs))
    if (unspaced.test(run)) for (const pair of pairsOf(run)) pieces.add(pair);
    else if (!leftOut.has(run)) pieces.add(run.slice(0, stemLength));
  return pieces;
};

/** Scripts without spaces between words, words of other scripts, and numbers. */
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+|\p{N}+/gv;
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** `install`, `installed` and `installation` count as one. */
const stemLength = 6;

const pairsOf = (run: string): string[] => {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
};

/** What stands in every other suggestion tells none from another: words of proposing and of any workshop, then particles. */
const usualHan = new RegExp(
  `${[
    "建议 目前 现在 经常 容易 可以 需要 造成 导致 减少 提高 增加 降低 避免 改为 改成 节约 改善 使用 采用",
    "加装 安装 增设 设置 进行 车间 设备 生产 员工 操作 工人 人工 工作 时间 每天 每次 每月 每年 问题 情况 效率 质量 成本 安全",
  ]
    .join(" ")
    .replaceAll(" ", "|")}|[的了在和与及对将把被是于也都就而且并给着很]`,
  "gu",
);

const usualWords = new Set(
  [
    "a an the and or of to in on at by for with from as so if it its this that these those there which who we they one",
    "is are was were be been being has have had do does should could would can will may not no than then because since",
    "each every all any per more less very use used using today now often",
  ]
    .join(" ")
    .split(" "),
);
