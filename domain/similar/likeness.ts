// How alike two texts are, told from their sketches, and from where on they are shown as likely duplicates.

/** In whole percent, down: about the share of pieces that both texts have. */
export const likenessPercent = (one: number[], other: number[]): number => {
  if (one.length === 0 || one.length !== other.length) return 0;
  const equal = one.filter((number, index) => number === other[index]).length;
  return Math.floor((equal * 100) / one.length);
};

/** Of the labelled texts of test/similar every two tellings of one idea reach 34, and no two ideas about one machine more than 25. */
export const likelyDuplicatePercent = 30;
