#!/usr/bin/env node
// The door to the command: plain JavaScript, so that a Node too old for the rest can say so in one line.
import module from "node:module";

const needed = "22.18";
const [neededMajor, neededMinor] = needed.split(".").map(Number);
const [major, minor] = process.versions.node.split(".").map(Number);

if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) {
  // The second start takes a third of the time of the first.
  module.enableCompileCache();
  const { main } = await import("./main.ts");
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error(`jiangli needs Node >= ${needed}, found ${process.versions.node} · 需要 Node ${needed} 或更高版本`);
  process.exitCode = 2;
}
