// Keeps text from being taken for a formula by whoever opens an exported sheet: an apostrophe before it, taken away again on reading.

const formulaLike = /^'*[=+\-@\t\r＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r＝＋－＠]/;

/** One more apostrophe also where some already stand, so that exactly one can be taken away again. */
export const guardText = (text: string): string => (formulaLike.test(text) ? `'${text}` : text);

export const unguardText = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
