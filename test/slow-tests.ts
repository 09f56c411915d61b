// The tests that take longest and change least: memory under large files, kills and a crowd at once. They run in .ci/run, after `npm test`.
export const slowTests = [
  "test/exchange/import-memory.test.ts",
  "test/hold/budget-race.test.ts",
  "test/hold/kills.test.ts",
  "test/backup/restore-key.test.ts",
  "test/replay/flat-memory.test.ts",
  "test/sheets/flat-memory.test.ts",
];
