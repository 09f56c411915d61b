// The parts of a document by name, in both languages: what a reader found, and what it would have taken.
import type { Words } from "../../domain/words.ts";

export const parts = {
  nothingMore: { zh: "内容到此中断", en: "the text ends here" },
  value: {
    zh: "一个值：对象、列表、双引号中的文本、数字、true、false 或 null",
    en: "a value (an object, a list, text in double quotes, a number, true, false or null)",
  },
  key: { zh: "双引号中的字段名", en: "a field name in double quotes" },
  colon: { zh: '字段名之后的 ":"', en: 'the ":" after a field name' },
  commaOrBrace: { zh: '"," 或 "}"', en: '"," or "}"' },
  commaOrBracket: { zh: '"," 或 "]"', en: '"," or "]"' },
  endOfText: { zh: "内容结束", en: "the end of the document" },
  closingQuote: { zh: "文本末尾的双引号", en: "the double quote that ends the text" },
  controlCharacter: { zh: "文本中的控制字符", en: "a control character inside text" },
  escape: { zh: '转义写法，如 "\\n" 或 "\\u4e2d"', en: 'an escape as in "\\n" or "\\u4e2d"' },
  halfCharacter: { zh: "不成对的 UTF-16 代理项", en: "half of a UTF-16 surrogate pair" },
  wholeCharacter: { zh: "完整的字符", en: "a whole character" },
  notUtf8: { zh: "不是 UTF-8 编码的字节", en: "a byte that is not UTF-8" },
  utf8: { zh: "UTF-8 编码的文本", en: "text in UTF-8" },
} satisfies Record<string, Words>;

/** What the `yaml` library calls an error, in words that help to mend it. */
export const yamlFaults: Record<string, Words> = {
  BAD_INDENT: { zh: "缩进与上文不一致", en: "an indentation that does not fit the lines above" },
  TAB_AS_INDENT: { zh: "用制表符缩进", en: "a tab in the indentation" },
  MISSING_CHAR: { zh: "缺少结尾的引号、括号或冒号", en: "a closing quote, bracket or colon that is missing" },
  BLOCK_AS_IMPLICIT_KEY: { zh: "一行中有两个冒号", en: "two fields in one line" },
  BLOCK_IN_FLOW: { zh: "括号之内有分行的列表或对象", en: "an indented list or object inside brackets" },
  MULTILINE_IMPLICIT_KEY: {
    zh: "字段名占了几行，或缺少冒号",
    en: "a field name over several lines, or a colon that is missing",
  },
  KEY_OVER_1024_CHARS: { zh: "字段名过长", en: "a field name that is too long" },
  BAD_SCALAR_START: {
    zh: "以保留字符开头、没有加引号的文本",
    en: "text without quotes that begins with a reserved character",
  },
  BAD_DQ_ESCAPE: { zh: "无效的转义写法", en: "an escape that does not exist" },
  UNEXPECTED_TOKEN: { zh: "此处多余的内容", en: "something that does not belong here" },
};

export const yamlParts = {
  anchor: { zh: "锚点（&）", en: "An anchor (&)" },
  alias: { zh: "别名（*）", en: "An alias (*)" },
  tag: { zh: "标签（!）", en: "A tag (!)" },
  mergeKey: { zh: "合并键（<<）", en: "A merge key (<<)" },
  directive: { zh: "指令（%）", en: "A directive (%)" },
  secondDocument: { zh: "多个文档（---）", en: "A second document (---)" },
  notYaml: { zh: "不合 YAML 语法的内容", en: "something that is not YAML" },
  validYaml: { zh: "YAML 文档", en: "a YAML document" },
  keyText: { zh: "作为字段名的文本", en: "text as the name of a field" },
  notText: { zh: "不是文本的字段名", en: "a field name that is not text" },
  fieldWithoutValue: { zh: "只有字段名，没有冒号和值", en: "a field name without a colon and a value" },
  fieldAndValue: {
    zh: "“字段名: 值”（英文冒号）；逗号会分开字段，金额不要写千分位逗号，如 1500 而不是 1,500",
    en: "a field with a colon and its value; a comma begins another field, so write an amount as 1500, not as 1,500",
  },
} satisfies Record<string, Words>;

/** A character as it stands in the document, the same in every language. */
export const character = (text: string, at: number): Words => {
  if (at >= text.length) return parts.nothingMore;
  const shown = JSON.stringify(String.fromCodePoint(text.codePointAt(at) as number));
  return { zh: shown, en: shown };
};

export const asWritten = (text: string): Words => ({ zh: text, en: text });
