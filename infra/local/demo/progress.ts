// Tells in the terminal how far the demo has come: on one line that is written over, or where no one looks, with one line at the end.

type Output = { isTTY?: boolean; write: (text: string) => unknown };

export const progressOn = (output: Output): ((share: number) => void) => {
  let shown = -1;
  return (share) => {
    if (share === 1) output.write(`${output.isTTY ? "\r" : ""}${done}\n`);
    const percent = Math.floor(share * 100);
    if (!output.isTTY || share === 1 || percent === shown) return;
    shown = percent;
    output.write(`\r${making} ${String(percent).padStart(3)} %`);
  };
};

const making = "正在建立演示企业 Making the demo enterprise";
const done =
  "演示企业已建立：200 人，一年的建议与发放 The demo enterprise is made: 200 people, a year of suggestions and payouts";
