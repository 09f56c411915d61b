// Names under which a sketch is filed, so that texts that are alike meet under at least one of them and need not be searched for.
// Sixteen bands of two numbers: texts that share the part s of their pieces meet with 1 - (1 - s²)^16, which is 99 % at s = 0.5,
// 95 % at 0.42, 15 % at 0.1 and 0.6 % at 0.02. Of the labelled texts of test/similar, two tellings of one idea share 0.42 and more;
// those of the same workshop about different things hardly ever 0.1. So all tellings are found (99.8 % are expected), and
// 0.1 % of the others come along. One number a band would bring 4 % of the Chinese and 9 % of the English ones; three would lose
// 3 % of the tellings, and those are the ones with a clause more.
import { scatter } from "./sketch.ts";

const rowsPerBand = 2;

/** Eight letters and digits each, the first of which is the band's own; none for an empty sketch. */
export const bandsOf = (sketch: number[]): string[] =>
  Array.from({ length: Math.floor(sketch.length / rowsPerBand) }, (_, band) => {
    const [one = 0, other = 0] = sketch.slice(band * rowsPerBand);
    const hash = scatter(scatter(one) ^ Math.imul(other, 0x9e37_79b9));
    return `${band.toString(16)}${hash.toString(36).padStart(hashLength, "0")}`;
  });

/** As many digits to base 36 as 32 bits need. */
const hashLength = 7;
