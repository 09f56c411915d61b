// How far a replay has come, on standard error where that is a terminal: cases so far, and how many a second.
const everyMs = 250;
/** Looking at the clock for every case would cost more than some cases do. */
const looksEvery = 1_000;

export type Progress = { step: () => void; end: () => void };

export const beginProgress = (): Progress => {
  if (!process.stderr.isTTY) return { step: () => {}, end: () => {} };
  const startedMs = performance.now();
  let shownMs = startedMs;
  let count = 0;
  const show = (nowMs: number): void => {
    shownMs = nowMs;
    const seconds = Math.max(nowMs - startedMs, 1) / 1000;
    const perSecond = Math.round(count / seconds).toLocaleString("en");
    process.stderr.write(`\r${count.toLocaleString("en")} · ${perSecond}/s `);
  };
  return {
    step: () => {
      if (++count % looksEvery !== 0) return;
      const nowMs = performance.now();
      if (nowMs - shownMs >= everyMs) show(nowMs);
    },
    end: () => {
      show(performance.now());
      process.stderr.write("\n");
    },
  };
};
